package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection at one moment.
 *
 * @param sequence the order of creation
 * @param plan the states that follow by themselves
 * @param nextBandwidth the bandwidth that shows when updating is over, or 0
 * @param negotiationEnds the end of the time to accept
 * @param expires the end of a prepaid term
 * @param meteredFrom from when postpaid use has not been charged
 */
public record Connection(
        String id,
        long sequence,
        Status status,
        List<Planned<Status>> plan,
        int bandwidth,
        int nextBandwidth,
        PaymentTiming payment,
        Instant created,
        Instant negotiationEnds,
        @Nullable Instant expires,
        Instant meteredFrom,
        Side initiator,
        Side acceptor,
        List<Tag> tags,
        String resourceGroupId,
        boolean deleteProtect) {

    /** Copies the lists. */
    public Connection {
        plan = List.copyOf(plan);
        tags = List.copyOf(tags);
    }

    /** One end. */
    public Side side(Role role) {
        return role == Role.INITIATOR ? initiator : acceptor;
    }

    /** True when both ends belong to one account. */
    public boolean isSameAccount() {
        return initiator.accountId().equals(acceptor.accountId());
    }

    /** True when both ends stand in one region. */
    public boolean isSameRegion() {
        return initiator.region().equals(acceptor.region());
    }

    /** True when these are the two networks, in whatever order. */
    public boolean joins(String oneVpcId, String otherVpcId) {
        return (initiator.vpcId().equals(oneVpcId) && acceptor.vpcId().equals(otherVpcId))
                || (initiator.vpcId().equals(otherVpcId) && acceptor.vpcId().equals(oneVpcId));
    }

    /** True when the network is at one of the ends. */
    public boolean touches(String vpcId) {
        return initiator.vpcId().equals(vpcId) || acceptor.vpcId().equals(vpcId);
    }

    /** True when there is nothing left of it. */
    public boolean isGone() {
        return status == Status.DELETED && plan.isEmpty();
    }

    /** Starts a changed copy. */
    public ConnectionDraft edit() {
        return new ConnectionDraft(this);
    }
}
