package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import java.util.List;

/**
 * What a create call asks for.
 *
 * @param months the reservation, 0 without one
 * @param peerAccountId empty when the call names none
 */
public record CreateOrder(
        int bandwidth,
        String description,
        String localIfName,
        String peerIfName,
        String localVpcId,
        String peerVpcId,
        String peerAccountId,
        String peerRegion,
        PaymentTiming payment,
        int months,
        List<Tag> tags,
        String resourceGroupId,
        boolean deleteProtect) {

    /** Copies the list. */
    public CreateOrder {
        tags = List.copyOf(tags);
    }
}
