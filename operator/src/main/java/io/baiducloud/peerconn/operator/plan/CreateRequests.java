package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.Billing;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.PaymentTiming;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns a declaration into the request that creates it; equal declarations give equal requests. */
final class CreateRequests {
    private CreateRequests() {}

    /** The request; empty when the declaration lacks what a creation needs. */
    static Optional<CreatePeerConnRequest> of(Desired desired, OwnerTag ownerTag) {
        PeerConnectionSpec spec = desired.spec();
        boolean prepaid = desired.paymentTiming() == PaymentTiming.PREPAID;
        if (spec.bandwidthInMbps() == null
                || (prepaid && desired.reservationMonths().isEmpty())) {
            return Optional.empty();
        }
        List<Tag> tags = Stream.concat(
                        Stream.of(new Tag(WellKnownNames.OWNER_TAG, ownerTag.value())),
                        spec.tags().entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())))
                .toList();
        return Optional.of(CreatePeerConnRequest.builder()
                .localVpcId(spec.localVpcId())
                .peerVpcId(spec.peerVpcId())
                .peerRegion(spec.peerRegion())
                .peerAccountId(spec.peerAccountId())
                .bandwidthInMbps(spec.bandwidthInMbps())
                .billing(prepaid ? Billing.prepaid(desired.reservationMonths().get()) : Billing.postpaid())
                .description(spec.description())
                .localIfName(spec.localIfName())
                .peerIfName(spec.peerIfName())
                .tags(tags)
                .resourceGroupId(spec.resourceGroupId())
                .deleteProtect(spec.deleteProtect())
                .build());
    }
}
