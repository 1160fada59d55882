package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
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
        @JsonPropertyDescription("""
                Region code of the side this object stands on, for example bj. Its endpoint, \
                bcc.<region>.baidubce.com, is called. Cannot change.""") @Size(max = 32) @Required @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String region,

        @JsonPropertyDescription("Id of the VPC on this side, for example vpc-13vuxu016dew. Cannot change.")
        @Size(max = 64)
        @Required
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String localVpcId,

        @JsonPropertyDescription("""
                Id of the VPC on the other side, for example vpc-jcvmhw9h1a35. It must be another VPC than \
                localVpcId. Cannot change.""") @Size(max = 64) @Required @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String peerVpcId,

        @JsonPropertyDescription("""
                Region code of the other side, for example gz. It may equal region; the connection is then Postpaid \
                and free of charge. Cannot change.""") @Size(max = 32) @Required @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String peerRegion,

        @JsonPropertyDescription("""
                Account that owns the VPC on the other side, 32 lower-case hexadecimal digits. Set it only when that \
                is another account than this side's: the connection then has to be accepted there. An acceptor names \
                the account of the requester; acceptance needs it. Omitted: both VPCs belong to the same account. \
                Cannot change, nor be added or removed later.""") @Size(max = 64) @Nullable
        String peerAccountId,

        @JsonPropertyDescription("""
                The side this object stands on. initiator requests the connection, pays for it and releases it; \
                acceptor waits for the request of another account and answers it as acceptance says. Omitted: \
                initiator. Cannot change.""") @Default("initiator") @Nullable
        Role role,

        @JsonPropertyDescription("""
                Bandwidth of the connection in Mbps. Needed to create a connection, refused for an acceptor. \
                That of a Prepaid connection can only be raised; a lower value is reported as blocked. Omitted with \
                peerConnId or under ObserveOnly: not managed.""") @Min(1) @Max(Integer.MAX_VALUE) @Nullable
        Integer bandwidthInMbps,

        @JsonPropertyDescription("How the connection is paid for. Initiator only. Omitted: Postpaid.") @Nullable
        Billing billing,

        @JsonPropertyDescription("Description of the connection, shown on this side. Omitted: not managed.")
        @Size(max = 1024)
        @Nullable
        String description,

        @JsonPropertyDescription("""
                Name of the connection's interface on this side, up to 128 characters. Omitted: not managed.""") @Size(max = 128) @Nullable
        String localIfName,

        @JsonPropertyDescription("""
                Name of the interface on the other side, up to 128 characters. Used at creation only, and only when \
                both VPCs belong to the same account. Initiator only. Cannot change, nor be added or removed later. \
                Omitted: no name is given.""") @Size(max = 128) @Nullable
        String peerIfName,

        @JsonPropertyDescription("""
                DNS synchronisation on this side: true opens it, false closes it, as soon as the connection is \
                active. Omitted: not managed.""") @Nullable Boolean dnsSync,
        @JsonPropertyDescription("""
                Delete protection in the cloud. While it is true, deleting this object releases nothing and waits; \
                false lifts the protection. Initiator only. Omitted: not managed.""") @Nullable Boolean deleteProtect,

        @JsonPropertyDescription("""
                Tags given to the connection at creation; later changes in the cloud are not compared. Initiator \
                only. Cannot change, nor be added or removed later. Omitted: no tags but the operator's own, \
                peerconn-operator-owner.""") @Size(max = 50) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> tags,

        @JsonPropertyDescription("""
                Resource group the connection is put into at creation, for example RESG-x. Initiator only. Cannot \
                change, nor be added or removed later. Omitted: the account's default group.""") @Size(max = 128) @Nullable
        String resourceGroupId,

        @JsonPropertyDescription("""
                Id of an existing connection to take over, for example peerconn-9td54fmx143e; adoptionPolicy must \
                allow it. With it nothing is ever created. Initiator only. Omitted: the connection is found by its \
                two VPCs, or created.""") @Size(max = 64) @Nullable
        String peerConnId,

        @JsonPropertyDescription("""
                Whether a connection that exists already and was not made by this object is taken over. Never \
                reports a Conflict; IfUnmanaged takes it when it has no owner's tag, or that of an object of this \
                cluster that is gone; Always takes it unless an existing object owns it. Initiator only. Omitted: Never.""") @Nullable AdoptionPolicy adoptionPolicy,

        @JsonPropertyDescription("""
                Full creates, corrects and releases the connection. ObserveOnly changes nothing in the cloud; \
                status.pendingActions shows what Full would do. Omitted: Full.""") @Default("Full") @Nullable
        ManagementPolicy managementPolicy,

        @JsonPropertyDescription("""
                What deleting this object does to the connection: Delete releases it, Retain leaves it as it is. An \
                acceptor never releases. Omitted: Delete for a connection this object created, Retain for one it \
                took over.""") @Nullable DeletionPolicy deletionPolicy,
        @JsonPropertyDescription("""
                What to do when the other account has let the request lapse: Hold waits for a person, Recreate \
                releases the failed connection and asks again, at growing intervals. A request that was rejected is \
                always held. Initiator only, not with Prepaid. Omitted: Hold.""") @Nullable ConsultFailedPolicy onConsultFailed,
        @JsonPropertyDescription("""
                Secret with the credentials of this side's account, in the namespace of this object: keys \
                accessKeyId, secretAccessKey and, optionally, sessionToken, label vpc.baiducloud.io/secret-type: \
                credentials. Omitted: the operator's default account.""") @Nullable CredentialsRef credentialsRef,
        @JsonPropertyDescription("""
                How an acceptor answers the request that matches both VPCs, both regions and the requesting account. \
                Manual accepts only the request named in approvedPeerConnId; Accept is a standing permission for \
                these VPCs and this account; Reject refuses at once. Acceptor only, needs peerAccountId. Omitted: \
                Manual.""") @Nullable Acceptance acceptance,

        @JsonPropertyDescription("""
                Id of the request that a person has approved, as shown in status, for example peerconn-9td54fmx143e. \
                Acceptor only, refused beside acceptance Accept or Reject. Omitted: no request is approved yet.""") @Size(max = 64) @Nullable
        String approvedPeerConnId,

        @JsonPropertyDescription("""
                Lets an initiator drive the other side as well: accept the request there, and keep that side as \
                declared here. Initiator only. Omitted: the other side is not touched.""") @Nullable Acceptor acceptor) {

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
