package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a connection should be. An optional field that is absent (null) is not managed, unless it says what absence
 * means.
 *
 * @param region the region code of the side this object stands on
 * @param localVpcId the VPC on this side
 * @param peerVpcId the VPC on the other side
 * @param peerRegion the region code of the other side
 * @param peerAccountId the account of the other side, when it is another one than ours
 * @param role the side this object stands on; absent means initiator
 * @param bandwidthInMbps the bandwidth in Mbps
 * @param billing how the connection is paid for; absent means postpaid
 * @param description the description shown on this side
 * @param localIfName the name of the interface on this side
 * @param peerIfName the name of the interface on the other side, at creation only
 * @param dnsSync whether DNS is synchronised on this side
 * @param deleteProtect whether the cloud refuses to release the connection
 * @param tags the tags given at creation; never null
 * @param resourceGroupId the resource group chosen at creation
 * @param peerConnId the existing connection to take over
 * @param adoptionPolicy whether a foreign connection is taken over; absent means never
 * @param managementPolicy how far the operator's hands reach; absent means full
 * @param deletionPolicy what deleting this object does; absent depends on where the connection came from
 * @param onConsultFailed what to do when a request lapsed; absent means hold
 * @param credentialsRef the Secret with this side's keys; absent means the operator's default account
 * @param acceptance how an acceptor answers; absent means manually
 * @param approvedPeerConnId the request that a person has approved
 * @param acceptor how an initiator drives the other side as well
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeerConnectionSpec(
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String region,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String localVpcId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String peerVpcId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String peerRegion,
        @Nullable String peerAccountId,
        @Nullable Role role,
        @Nullable Integer bandwidthInMbps,
        @Nullable Billing billing,
        @Nullable String description,
        @Nullable String localIfName,
        @Nullable String peerIfName,
        @Nullable Boolean dnsSync,
        @Nullable Boolean deleteProtect,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> tags,
        @Nullable String resourceGroupId,
        @Nullable String peerConnId,
        @Nullable AdoptionPolicy adoptionPolicy,
        @Nullable ManagementPolicy managementPolicy,
        @Nullable DeletionPolicy deletionPolicy,
        @Nullable ConsultFailedPolicy onConsultFailed,
        @Nullable CredentialsRef credentialsRef,
        @Nullable Acceptance acceptance,
        @Nullable String approvedPeerConnId,
        @Nullable Acceptor acceptor) {

    /** The spec of an object that has none. */
    static final PeerConnectionSpec EMPTY = new PeerConnectionSpec(
            "", "", "", "", null, null, null, null, null, null, null, null, null, Map.of(), null, null, null, null,
            null, null, null, null, null, null);

    /** Keeps the words of required fields, and the tags, from being null. */
    public PeerConnectionSpec {
        region = orEmpty(region);
        localVpcId = orEmpty(localVpcId);
        peerVpcId = orEmpty(peerVpcId);
        peerRegion = orEmpty(peerRegion);
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    private static String orEmpty(@Nullable String word) {
        return word == null ? "" : word;
    }
}
