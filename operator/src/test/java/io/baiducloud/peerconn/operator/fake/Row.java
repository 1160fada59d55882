package io.baiducloud.peerconn.operator.fake;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds rows: one side of a connection, active, between vpc-a in bj and vpc-b in gz unless told otherwise. */
public final class Row {
    private String peerConnId;
    private @Nullable String role = PeerConnRole.INITIATOR.word();
    private @Nullable String status = "active";
    private @Nullable Integer bandwidthInMbps = 10;
    private @Nullable String description = "";
    private @Nullable String localIfId;
    private @Nullable String localIfName = "";
    private @Nullable String localVpcId = "vpc-a";
    private @Nullable String localRegion = "bj";
    private @Nullable String peerVpcId = "vpc-b";
    private @Nullable String peerRegion = "gz";
    private @Nullable String peerAccountId;
    private @Nullable String paymentTiming = "Postpaid";
    private @Nullable String dnsStatus = "close";
    private @Nullable String createdTime = "2026-01-01T00:00:00Z";
    private @Nullable String expiredTime;
    private @Nullable List<Tag> tags = List.of();
    private @Nullable Boolean deleteProtect = false;

    private Row(String peerConnId) {
        this.peerConnId = peerConnId;
        this.localIfId = "qpif-" + peerConnId;
    }

    /** The initiator's side. */
    public static Row of(String peerConnId) {
        return new Row(peerConnId);
    }

    /** A copy to change. */
    public static Row from(PeerConn row) {
        var copy = new Row(row.peerConnId());
        copy.role = row.roleAsString();
        copy.status = row.statusAsString();
        copy.bandwidthInMbps = row.bandwidthInMbps();
        copy.description = row.description();
        copy.localIfId = row.localIfId();
        copy.localIfName = row.localIfName();
        copy.localVpcId = row.localVpcId();
        copy.localRegion = row.localRegion();
        copy.peerVpcId = row.peerVpcId();
        copy.peerRegion = row.peerRegion();
        copy.peerAccountId = row.peerAccountId();
        copy.paymentTiming = row.paymentTimingAsString();
        copy.dnsStatus = row.dnsStatusAsString();
        copy.createdTime = row.createdTime();
        copy.expiredTime = row.expiredTime();
        copy.tags = row.tags();
        copy.deleteProtect = row.deleteProtect();
        return copy;
    }

    /** Sets the provider's word for the role. */
    public Row role(@Nullable String word) {
        role = word;
        return this;
    }

    /** Sets the role. */
    public Row role(PeerConnRole value) {
        return role(value.word());
    }

    /** Sets the provider's word for the state. */
    public Row status(@Nullable String word) {
        status = word;
        return this;
    }

    /** Sets the bandwidth. */
    public Row bandwidth(@Nullable Integer mbps) {
        bandwidthInMbps = mbps;
        return this;
    }

    /** Sets the description. */
    public Row description(@Nullable String text) {
        description = text;
        return this;
    }

    /** Sets the interface of this side. */
    public Row localIf(@Nullable String id, @Nullable String name) {
        localIfId = id;
        localIfName = name;
        return this;
    }

    /** Sets the own VPC and its region. */
    public Row local(@Nullable String vpcId, @Nullable String region) {
        localVpcId = vpcId;
        localRegion = region;
        return this;
    }

    /** Sets the other VPC, its region and its account. */
    public Row peer(@Nullable String vpcId, @Nullable String region, @Nullable String accountId) {
        peerVpcId = vpcId;
        peerRegion = region;
        peerAccountId = accountId;
        return this;
    }

    /** Sets how it is paid for and when that ends. */
    public Row billing(@Nullable String timing, @Nullable String expires) {
        paymentTiming = timing;
        expiredTime = expires;
        return this;
    }

    /** Sets the provider's word for DNS. */
    public Row dns(@Nullable String word) {
        dnsStatus = word;
        return this;
    }

    /** Sets when it was created, as the provider would write it. */
    public Row created(@Nullable String time) {
        createdTime = time;
        return this;
    }

    /** Sets the tags; null for a row without a tags field. */
    public Row tags(@Nullable List<Tag> value) {
        tags = value;
        return this;
    }

    /** Sets one tag. */
    public Row tag(String key, String value) {
        return tags(List.of(new Tag(key, value)));
    }

    /** Sets the protection; null for a row that does not say. */
    public Row deleteProtect(@Nullable Boolean value) {
        deleteProtect = value;
        return this;
    }

    /** Builds the row. */
    public PeerConn build() {
        return new PeerConn(
                peerConnId,
                role,
                status,
                bandwidthInMbps,
                description,
                localIfId,
                localIfName,
                localVpcId,
                localRegion,
                peerVpcId,
                peerRegion,
                peerAccountId,
                paymentTiming,
                dnsStatus,
                createdTime,
                expiredTime,
                tags,
                deleteProtect);
    }
}
