package io.baiducloud.peerconn.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to create. Equal requests are sent as equal bytes, so that a repetition under the same client token is the same
 * request to the provider too.
 *
 * @param localVpcId VPC of this side
 * @param peerVpcId VPC of the other side, another one than localVpcId
 * @param peerRegion region of the other side
 * @param peerAccountId account of the other side, 32 hexadecimal digits; only, and needed, when it is another account
 * @param bandwidthInMbps the bandwidth in Mbps, at least 1
 * @param billing how it is paid for; Postpaid only within one region
 * @param description description of this side
 * @param localIfName name of this side's interface
 * @param peerIfName name of the other side's interface, same account only
 * @param tags tags to give, perhaps none
 * @param resourceGroupId the resource group to put it in
 * @param deleteProtect whether to protect it from release from the start
 * @see <a href="https://cloud.baidu.com/doc/VPC/s/bjwvyue8y">provider's page</a>
 */
public record CreatePeerConnRequest(
        String localVpcId,
        String peerVpcId,
        String peerRegion,
        @Nullable String peerAccountId,
        int bandwidthInMbps,
        Billing billing,
        @Nullable String description,
        @Nullable String localIfName,
        @Nullable String peerIfName,
        List<Tag> tags,
        @Nullable String resourceGroupId,
        @Nullable Boolean deleteProtect) {

    /** Checks what the provider would refuse in any case. */
    public CreatePeerConnRequest {
        requireText("localVpcId", localVpcId);
        requireText("peerVpcId", peerVpcId);
        requireText("peerRegion", peerRegion);
        Objects.requireNonNull(billing, "billing");
        if (localVpcId.equals(peerVpcId)) {
            throw new IllegalArgumentException("peerVpcId: a VPC cannot be connected with itself: " + peerVpcId);
        }
        if (bandwidthInMbps < 1) {
            throw new IllegalArgumentException("bandwidthInMbps: must be at least 1, is " + bandwidthInMbps);
        }
        tags = List.copyOf(Objects.requireNonNull(tags, "tags"));
    }

    private static void requireText(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + ": must be set");
        }
    }

    /** Starts a request. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the fields of a request. */
    public static final class Builder {
        private @Nullable String localVpcId;
        private @Nullable String peerVpcId;
        private @Nullable String peerRegion;
        private @Nullable String peerAccountId;
        private int bandwidthInMbps;
        private Billing billing = Billing.postpaid();
        private @Nullable String description;
        private @Nullable String localIfName;
        private @Nullable String peerIfName;
        private List<Tag> tags = List.of();
        private @Nullable String resourceGroupId;
        private @Nullable Boolean deleteProtect;

        private Builder() {}

        /** Sets the VPC of this side; required. */
        public Builder localVpcId(String value) {
            localVpcId = value;
            return this;
        }

        /** Sets the VPC of the other side; required. */
        public Builder peerVpcId(String value) {
            peerVpcId = value;
            return this;
        }

        /** Sets the region code of the other side; required. */
        public Builder peerRegion(String value) {
            peerRegion = value;
            return this;
        }

        /** Sets the account of the other side; only for another account. */
        public Builder peerAccountId(@Nullable String value) {
            peerAccountId = value;
            return this;
        }

        /** Sets the bandwidth in Mbps; required. */
        public Builder bandwidthInMbps(int value) {
            bandwidthInMbps = value;
            return this;
        }

        /** Sets how it is paid for; Postpaid when not set. */
        public Builder billing(Billing value) {
            billing = value;
            return this;
        }

        /** Sets the description of this side. */
        public Builder description(@Nullable String value) {
            description = value;
            return this;
        }

        /** Sets the name of this side's interface. */
        public Builder localIfName(@Nullable String value) {
            localIfName = value;
            return this;
        }

        /** Sets the name of the other side's interface; same account only. */
        public Builder peerIfName(@Nullable String value) {
            peerIfName = value;
            return this;
        }

        /** Sets the tags. */
        public Builder tags(List<Tag> value) {
            tags = value;
            return this;
        }

        /** Sets the resource group. */
        public Builder resourceGroupId(@Nullable String value) {
            resourceGroupId = value;
            return this;
        }

        /** Sets whether it is protected from release from the start. */
        public Builder deleteProtect(@Nullable Boolean value) {
            deleteProtect = value;
            return this;
        }

        /** Builds the request; an IllegalArgumentException names the field that is wrong. */
        public CreatePeerConnRequest build() {
            return new CreatePeerConnRequest(
                    localVpcId == null ? "" : localVpcId,
                    peerVpcId == null ? "" : peerVpcId,
                    peerRegion == null ? "" : peerRegion,
                    peerAccountId,
                    bandwidthInMbps,
                    billing,
                    description,
                    localIfName,
                    peerIfName,
                    tags,
                    resourceGroupId,
                    deleteProtect);
        }
    }
}
