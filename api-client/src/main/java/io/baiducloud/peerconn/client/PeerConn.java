package io.baiducloud.peerconn.client;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One side of a connection, as a list row or a detail answer shows it. What the provider did not send is null: an absent
 * bandwidth is not zero, absent tags are not "no tags", an absent protection is not "unprotected".
 *
 * @param peerConnId id of the connection, the same on both sides ({@code peerconn-…})
 * @param roleAsString the side this is, in the provider's word
 * @param statusAsString the state, in the provider's word
 * @param bandwidthInMbps the bandwidth in Mbps
 * @param description the description of this side
 * @param localIfId id of this side's interface ({@code qpif-…}), needed to update name and description
 * @param localIfName name of this side's interface
 * @param localVpcId VPC of this side; opaque, older ones are UUIDs
 * @param localRegion region of this side
 * @param peerVpcId VPC of the other side
 * @param peerRegion region of the other side
 * @param peerAccountId account of the other side
 * @param paymentTimingAsString how it is paid for, in the provider's word
 * @param dnsStatusAsString state of DNS synchronisation on this side, in the provider's word
 * @param createdTime when it was created, as the provider wrote it
 * @param expiredTime when a prepaid connection ends, as the provider wrote it; null for postpaid ones and where it came empty
 * @param tags the tags; null where the answer has no tags field
 * @param deleteProtect whether the provider refuses to release it; null where the answer does not say
 * @see <a href="https://cloud.baidu.com/doc/VPC/s/Sjwvyudwm">provider's page</a>
 */
public record PeerConn(
        String peerConnId,
        @Nullable String roleAsString,
        @Nullable String statusAsString,
        @Nullable Integer bandwidthInMbps,
        @Nullable String description,
        @Nullable String localIfId,
        @Nullable String localIfName,
        @Nullable String localVpcId,
        @Nullable String localRegion,
        @Nullable String peerVpcId,
        @Nullable String peerRegion,
        @Nullable String peerAccountId,
        @Nullable String paymentTimingAsString,
        @Nullable String dnsStatusAsString,
        @Nullable String createdTime,
        @Nullable String expiredTime,
        @Nullable List<Tag> tags,
        @Nullable Boolean deleteProtect) {

    /** Copies the tags. */
    public PeerConn {
        tags = tags == null ? null : List.copyOf(tags);
    }

    /** Returns the side this is. */
    public PeerConnRole role() {
        return PeerConnRole.of(roleAsString);
    }

    /** Returns the state. */
    public PeerConnStatus status() {
        return PeerConnStatus.of(statusAsString);
    }

    /** Returns the state of DNS synchronisation on this side. */
    public DnsStatus dnsStatus() {
        return DnsStatus.of(dnsStatusAsString);
    }

    /** Returns how the connection is paid for. */
    public PaymentTiming paymentTiming() {
        return PaymentTiming.of(paymentTimingAsString);
    }

    /** Returns the value of a tag; empty when it has no such tag or the answer has no tags field. */
    public Optional<String> findTag(String key) {
        return tags == null
                ? Optional.empty()
                : tags.stream()
                        .filter(tag -> tag.tagKey().equals(key))
                        .map(Tag::tagValue)
                        .findFirst();
    }

    /**
     * Returns this row with tags and protection where it shows none: list rows may lack both, and a detail tells them.
     *
     * @param tags the tags for a row without a tags field; null if they are unknown too
     * @param deleteProtect the protection for a row that does not say; null if it is unknown too
     */
    public PeerConn completedBy(@Nullable List<Tag> tags, @Nullable Boolean deleteProtect) {
        return new PeerConn(
                peerConnId,
                roleAsString,
                statusAsString,
                bandwidthInMbps,
                description,
                localIfId,
                localIfName,
                localVpcId,
                localRegion,
                peerVpcId,
                peerRegion,
                peerAccountId,
                paymentTimingAsString,
                dnsStatusAsString,
                createdTime,
                expiredTime,
                this.tags == null ? tags : this.tags,
                this.deleteProtect == null ? deleteProtect : this.deleteProtect);
    }
}
