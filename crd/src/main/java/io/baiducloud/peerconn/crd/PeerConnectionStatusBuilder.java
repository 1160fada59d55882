package io.baiducloud.peerconn.crd;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link PeerConnectionStatus} field by field; what is not set stays absent. */
public final class PeerConnectionStatusBuilder {
    private @Nullable Long observedGeneration;
    private @Nullable String peerConnId;
    private @Nullable Origin origin;
    private @Nullable Role role;
    private @Nullable String status;
    private @Nullable Integer bandwidthInMbps;
    private @Nullable String dnsStatus;
    private @Nullable Boolean deleteProtect;
    private @Nullable String localIfId;
    private @Nullable String paymentTiming;
    private @Nullable String createdTime;
    private @Nullable String expiredTime;
    private @Nullable Instant negotiationDeadline;
    private @Nullable PeerSide peer;
    private @Nullable String observedBy;
    private @Nullable Integer createAttempt;
    private @Nullable String previousPeerConnId;
    private @Nullable Instant lastRecreatedAt;
    private @Nullable Boolean protectionCarriedOut;
    private @Nullable Renewal renewal;
    private List<String> pendingActions = List.of();
    private @Nullable String lastHandledReconcileAt;
    private List<Condition> conditions = List.of();

    PeerConnectionStatusBuilder() {}

    PeerConnectionStatusBuilder(PeerConnectionStatus from) {
        observedGeneration = from.observedGeneration();
        peerConnId = from.peerConnId();
        origin = from.origin();
        role = from.role();
        status = from.status();
        bandwidthInMbps = from.bandwidthInMbps();
        dnsStatus = from.dnsStatus();
        deleteProtect = from.deleteProtect();
        localIfId = from.localIfId();
        paymentTiming = from.paymentTiming();
        createdTime = from.createdTime();
        expiredTime = from.expiredTime();
        negotiationDeadline = from.negotiationDeadline();
        peer = from.peer();
        observedBy = from.observedBy();
        createAttempt = from.createAttempt();
        previousPeerConnId = from.previousPeerConnId();
        lastRecreatedAt = from.lastRecreatedAt();
        protectionCarriedOut = from.protectionCarriedOut();
        renewal = from.renewal();
        pendingActions = from.pendingActions();
        lastHandledReconcileAt = from.lastHandledReconcileAt();
        conditions = from.conditions();
    }

    /** The generation of the spec that this status is about. */
    public PeerConnectionStatusBuilder observedGeneration(@Nullable Long value) {
        observedGeneration = value;
        return this;
    }

    /** The provider's id of the connection. */
    public PeerConnectionStatusBuilder peerConnId(@Nullable String value) {
        peerConnId = value;
        return this;
    }

    /** How the connection came under this object. */
    public PeerConnectionStatusBuilder origin(@Nullable Origin value) {
        origin = value;
        return this;
    }

    /** The side the cloud shows this object on. */
    public PeerConnectionStatusBuilder role(@Nullable Role value) {
        role = value;
        return this;
    }

    /** The state of the connection, in the provider's word. */
    public PeerConnectionStatusBuilder status(@Nullable String value) {
        status = value;
        return this;
    }

    /** The bandwidth the connection has. */
    public PeerConnectionStatusBuilder bandwidthInMbps(@Nullable Integer value) {
        bandwidthInMbps = value;
        return this;
    }

    /** The state of DNS synchronisation on this side, in the provider's word. */
    public PeerConnectionStatusBuilder dnsStatus(@Nullable String value) {
        dnsStatus = value;
        return this;
    }

    /** Whether the provider refuses to release the connection. */
    public PeerConnectionStatusBuilder deleteProtect(@Nullable Boolean value) {
        deleteProtect = value;
        return this;
    }

    /** The id of the interface on this side, the next hop of route rules. */
    public PeerConnectionStatusBuilder localIfId(@Nullable String value) {
        localIfId = value;
        return this;
    }

    /** How the connection is paid for, in the provider's word. */
    public PeerConnectionStatusBuilder paymentTiming(@Nullable String value) {
        paymentTiming = value;
        return this;
    }

    /** When the connection was created, as the provider wrote it. */
    public PeerConnectionStatusBuilder createdTime(@Nullable String value) {
        createdTime = value;
        return this;
    }

    /** When a prepaid connection ends, as the provider wrote it. */
    public PeerConnectionStatusBuilder expiredTime(@Nullable String value) {
        expiredTime = value;
        return this;
    }

    /** Until when the other account can accept. */
    public PeerConnectionStatusBuilder negotiationDeadline(@Nullable Instant value) {
        negotiationDeadline = value;
        return this;
    }

    /** The other side, when it can be seen. */
    public PeerConnectionStatusBuilder peer(@Nullable PeerSide value) {
        peer = value;
        return this;
    }

    /** A short hash of the access key id that last saw the connection. */
    public PeerConnectionStatusBuilder observedBy(@Nullable String value) {
        observedBy = value;
        return this;
    }

    /** The number of the last attempt to create. */
    public PeerConnectionStatusBuilder createAttempt(@Nullable Integer value) {
        createAttempt = value;
        return this;
    }

    /** The connection this object had before. */
    public PeerConnectionStatusBuilder previousPeerConnId(@Nullable String value) {
        previousPeerConnId = value;
        return this;
    }

    /** When a lapsed request was last released and asked for again. */
    public PeerConnectionStatusBuilder lastRecreatedAt(@Nullable Instant value) {
        lastRecreatedAt = value;
        return this;
    }

    /** The declared protection that was carried out last. */
    public PeerConnectionStatusBuilder protectionCarriedOut(@Nullable Boolean value) {
        protectionCarriedOut = value;
        return this;
    }

    /** The renewal that was asked for last. */
    public PeerConnectionStatusBuilder renewal(@Nullable Renewal value) {
        renewal = value;
        return this;
    }

    /** What is about to be done, or would be, in order. */
    public PeerConnectionStatusBuilder pendingActions(List<String> value) {
        pendingActions = value;
        return this;
    }

    /** The value of the annotation reconcile-requested-at that was answered last. */
    public PeerConnectionStatusBuilder lastHandledReconcileAt(@Nullable String value) {
        lastHandledReconcileAt = value;
        return this;
    }

    /** The conditions. */
    public PeerConnectionStatusBuilder conditions(List<Condition> value) {
        conditions = value;
        return this;
    }

    /** The status as set so far. */
    public PeerConnectionStatus build() {
        return new PeerConnectionStatus(
                observedGeneration,
                peerConnId,
                origin,
                role,
                status,
                bandwidthInMbps,
                dnsStatus,
                deleteProtect,
                localIfId,
                paymentTiming,
                createdTime,
                expiredTime,
                negotiationDeadline,
                peer,
                observedBy,
                createAttempt,
                previousPeerConnId,
                lastRecreatedAt,
                protectionCarriedOut,
                renewal,
                pendingActions,
                lastHandledReconcileAt,
                conditions);
    }
}
