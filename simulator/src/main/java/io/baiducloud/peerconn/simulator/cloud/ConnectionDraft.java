package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of a connection while it is being changed. */
public final class ConnectionDraft {
    private final Connection base;
    private Status status;
    private List<Planned<Status>> plan;
    private int bandwidth;
    private int nextBandwidth;
    private @Nullable Instant expires;
    private Instant meteredFrom;
    private Side initiator;
    private Side acceptor;
    private boolean deleteProtect;

    ConnectionDraft(Connection base) {
        this.base = base;
        this.status = base.status();
        this.plan = base.plan();
        this.bandwidth = base.bandwidth();
        this.nextBandwidth = base.nextBandwidth();
        this.expires = base.expires();
        this.meteredFrom = base.meteredFrom();
        this.initiator = base.initiator();
        this.acceptor = base.acceptor();
        this.deleteProtect = base.deleteProtect();
    }

    /** A state with nothing to follow. */
    public ConnectionDraft status(Status newStatus) {
        return status(newStatus, List.of());
    }

    /** A state and what follows by itself. */
    public ConnectionDraft status(Status newStatus, List<Planned<Status>> newPlan) {
        this.status = newStatus;
        this.plan = newPlan;
        return this;
    }

    /** The bandwidth from now on. */
    public ConnectionDraft bandwidth(int newBandwidth) {
        this.bandwidth = newBandwidth;
        this.nextBandwidth = 0;
        return this;
    }

    /** The bandwidth from the end of updating on. */
    public ConnectionDraft nextBandwidth(int newBandwidth) {
        this.nextBandwidth = newBandwidth;
        return this;
    }

    /** The end of the term. */
    public ConnectionDraft expires(@Nullable Instant end) {
        this.expires = end;
        return this;
    }

    /** Use up to here has been charged. */
    public ConnectionDraft meteredFrom(Instant from) {
        this.meteredFrom = from;
        return this;
    }

    /** One end. */
    public ConnectionDraft side(Role role, Side side) {
        if (role == Role.INITIATOR) {
            this.initiator = side;
        } else {
            this.acceptor = side;
        }
        return this;
    }

    /** Deletion protection. */
    public ConnectionDraft deleteProtect(boolean on) {
        this.deleteProtect = on;
        return this;
    }

    /** The changed connection. */
    public Connection done() {
        return new Connection(
                base.id(),
                base.sequence(),
                status,
                plan,
                bandwidth,
                nextBandwidth,
                base.payment(),
                base.created(),
                base.negotiationEnds(),
                expires,
                meteredFrom,
                initiator,
                acceptor,
                base.tags(),
                base.resourceGroupId(),
                deleteProtect);
    }
}
