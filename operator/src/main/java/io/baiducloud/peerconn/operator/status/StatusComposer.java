package io.baiducloud.peerconn.operator.status;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.PeerConnectionStatusBuilder;
import io.baiducloud.peerconn.crd.PeerSide;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.operator.plan.Access;
import io.baiducloud.peerconn.operator.plan.Adoptions;
import io.baiducloud.peerconn.operator.plan.Negotiation;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the status that a pass writes. What a pass learned nothing about stays as it was. */
public final class StatusComposer {
    private static final int MAX_ACTIONS = 32;
    private static final int MAX_ACTION_LENGTH = 1024;

    private StatusComposer() {}

    /** The status after a pass that did what the plan's first step says, or nothing. */
    public static PeerConnectionStatus compose(Situation s, Plan plan) {
        PeerConnectionStatus before = s.memory().status();
        PeerConnectionStatusBuilder status = before.toBuilder().conditions(ConditionComposer.compose(s, plan));
        if (s.desired().paused()) {
            return before.observedGeneration() == null
                    ? status.observedGeneration(s.desired().generation()).build()
                    : status.build();
        }
        status.observedGeneration(s.desired().generation()).pendingActions(pendingActions(plan));
        if (s.memory().attempts() > 0) {
            status.createAttempt(s.memory().attempts());
        }
        observed(s, plan, status);
        if (answersRequest(s, plan)) {
            status.lastHandledReconcileAt(s.desired().reconcileRequestedAt());
        }
        PeerConnectionStatus after = status.build();
        return after.equals(before) ? before : withObserver(s, after);
    }

    /** Whoever saw the connection last is noted with other changes only. */
    private static PeerConnectionStatus withObserver(Situation s, PeerConnectionStatus status) {
        return s.observed() instanceof Observed.Present present
                        && Adoptions.mayShow(s, present)
                        && s.access() instanceof Access.Usable usable
                ? status.toBuilder().observedBy(usable.keyHash()).build()
                : status;
    }

    private static List<String> pendingActions(Plan plan) {
        return plan.describe().stream()
                .limit(MAX_ACTIONS)
                .map(words -> words.length() > MAX_ACTION_LENGTH ? words.substring(0, MAX_ACTION_LENGTH) : words)
                .toList();
    }

    /** A request for a fresh look is answered when the look was had and nothing of it is left to do at once. */
    private static boolean answersRequest(Situation s, Plan plan) {
        boolean looked = s.observed() instanceof Observed.Present present
                ? present.fresh()
                : !(s.observed() instanceof Observed.Unknown);
        boolean underWay = plan.moving() || plan.findDue().isPresent();
        return s.isFreshLookRequested()
                && s.freshLookHad()
                && looked
                && !underWay
                && s.access() instanceof Access.Usable;
    }

    private static void observed(Situation s, Plan plan, PeerConnectionStatusBuilder status) {
        switch (s.observed()) {
            case Observed.Present present -> {
                if (Adoptions.mayShow(s, present)) {
                    row(s, present, status);
                }
            }
            case Observed.Absent absent -> {
                if (s.desired().isAcceptor()) {
                    forget(status);
                }
            }
            case Observed.Mismatch mismatch -> {}
            case Observed.Ambiguous ambiguous -> {}
            case Observed.Unknown unknown -> {}
        }
        if (plan.outlook().reason() != Reason.CONSULTING
                && !(s.observed() instanceof Observed.Unknown)
                && !isConsultFailed(s)) {
            status.negotiationDeadline(null);
        }
    }

    private static boolean isConsultFailed(Situation s) {
        return s.observed() instanceof Observed.Present present
                && (present.own().status() == PeerConnStatus.CONSULT_FAILED
                        || present.own().status() == PeerConnStatus.CONSULTING);
    }

    private static void row(Situation s, Observed.Present present, PeerConnectionStatusBuilder status) {
        PeerConn row = present.own();
        PeerConnectionStatus before = s.memory().status();
        boolean sameId = row.peerConnId().equals(before.peerConnId());
        if (!sameId) {
            anew(status);
        }
        if (!sameId && before.peerConnId() != null && !s.desired().isAcceptor()) {
            status.previousPeerConnId(before.peerConnId());
        }
        status.peerConnId(row.peerConnId())
                .origin(origin(s, present, sameId))
                .role(row.role() == PeerConnRole.ACCEPTOR ? Role.ACCEPTOR : Role.INITIATOR)
                .status(row.statusAsString())
                .bandwidthInMbps(row.bandwidthInMbps())
                .dnsStatus(row.dnsStatusAsString())
                .localIfId(row.localIfId())
                .paymentTiming(row.paymentTimingAsString())
                .createdTime(row.createdTime())
                .expiredTime(row.expiredTime());
        if (row.deleteProtect() != null) {
            status.deleteProtect(row.deleteProtect());
        }
        if (row.status() == PeerConnStatus.CONSULTING) {
            status.negotiationDeadline(Negotiation.deadline(s, row).truncatedTo(ChronoUnit.SECONDS));
        }
        Boolean declared = s.desired().spec().deleteProtect();
        if (declared != null && declared.equals(row.deleteProtect())) {
            status.protectionCarriedOut(declared);
        }
        peer(s, present).ifPresent(other -> status.peer(side(other)));
    }

    private static @Nullable Origin origin(Situation s, Observed.Present present, boolean sameId) {
        Origin before = s.memory().status().origin();
        return sameId && before != null ? before : Adoptions.origin(s, present).orElse(null);
    }

    private static Optional<PeerConn> peer(Situation s, Observed.Present present) {
        return s.otherSide() instanceof OtherSide.Seen seen ? Optional.of(seen.row()) : present.other();
    }

    private static PeerSide side(PeerConn row) {
        return new PeerSide(row.localIfId(), row.localIfName(), row.dnsStatusAsString());
    }

    /** What is remembered of a connection is of no meaning for the next one. */
    private static void anew(PeerConnectionStatusBuilder status) {
        status.deleteProtect(null)
                .peer(null)
                .negotiationDeadline(null)
                .protectionCarriedOut(null)
                .renewal(null);
    }

    private static void forget(PeerConnectionStatusBuilder status) {
        status.peerConnId(null)
                .role(null)
                .status(null)
                .bandwidthInMbps(null)
                .dnsStatus(null)
                .deleteProtect(null)
                .localIfId(null)
                .paymentTiming(null)
                .createdTime(null)
                .expiredTime(null)
                .peer(null);
    }

    /** The status right after the cloud answered a creation with an id: nothing else is known of it yet. */
    public static PeerConnectionStatus created(
            Situation s, PeerConnectionStatus status, String peerConnId, int attempt) {
        PeerConnectionStatusBuilder next = status.toBuilder();
        String old = s.memory().status().peerConnId();
        forget(next);
        anew(next);
        return next.peerConnId(peerConnId)
                .origin(Origin.CREATED)
                .createAttempt(attempt)
                .previousPeerConnId(old == null || old.equals(peerConnId) ? status.previousPeerConnId() : old)
                .observedBy(s.access() instanceof Access.Usable usable ? usable.keyHash() : status.observedBy())
                .build();
    }

    /** The status after a renewal that certainly was not carried out: it may be asked for again. */
    public static PeerConnectionStatus notRenewed(PeerConnectionStatus status, PeerConnectionStatus before) {
        return status.toBuilder().renewal(before.renewal()).build();
    }

    /** The status after a lapsed request was released to be made again. */
    public static PeerConnectionStatus recreating(PeerConnectionStatus status, Instant now) {
        return status.toBuilder()
                .lastRecreatedAt(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
    }
}
