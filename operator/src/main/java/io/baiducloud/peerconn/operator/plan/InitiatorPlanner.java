package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import java.util.ArrayList;
import java.util.List;

/** What an initiator does with the connection that is there. */
final class InitiatorPlanner {
    private InitiatorPlanner() {}

    static Plan plan(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        if (row.status() == PeerConnStatus.DELETING || row.status() == PeerConnStatus.DELETED) {
            return leaving(row);
        }
        return switch (Adoption.decide(s, row, present.ownership())) {
            case Adoption.NotKnownYet() ->
                Plan.hold(
                                Reason.PENDING,
                                "connection " + row.peerConnId() + " is there: reading its tags to see whose it is")
                        .wakingAt(
                                Adoption.tagsShowBy(s).filter(s.now()::isBefore).orElse(null));
            case Adoption.Refused(String message, String preface) ->
                Adoptions.mayLook(s, present)
                        ? manage(s, present).prefacedBy(preface)
                        : Plan.hold(Reason.CONFLICT, message);
            case Adoption.Ours() -> manage(s, present).withFinalizer();
            case Adoption.TakenOver() -> {
                boolean known = s.memory().knows(row.peerConnId())
                        && s.memory().origin().isPresent();
                Plan plan = manage(s, present).withFinalizer();
                yield s.observesOnly() && !known ? plan.prefacedBy("adopt " + row.peerConnId()) : plan;
            }
        };
    }

    /** Whoever's it is: nothing is asked for between these VPCs before it is gone. */
    private static Plan leaving(PeerConn row) {
        Plan waiting = Plan.hold(
                Reason.DELETING,
                "connection " + row.peerConnId()
                        + " is being released in the cloud: what comes next is decided when it is gone");
        return row.status() == PeerConnStatus.DELETING ? waiting.whileMoving() : waiting;
    }

    private static Plan manage(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        Plan plan =
                switch (row.status()) {
                    case CONSULTING -> Negotiation.waiting(s, row, steps(s, row));
                    case CONSULT_FAILED -> Negotiation.failed(s, row);
                    case ACTIVE -> active(s, row);
                    case CREATING, STARTING ->
                        shown(s, row, Reason.CREATING, "the connection is being set up")
                                .whileMoving();
                    case UPDATING ->
                        shown(s, row, Reason.UPDATING, "the cloud is carrying out a change")
                                .whileMoving();
                    case STOPPING ->
                        shown(s, row, Reason.DOWN, "the connection is being stopped by the cloud")
                                .whileMoving();
                    case DELETING, DELETED -> leaving(row);
                    case DOWN ->
                        shown(
                                s,
                                row,
                                Reason.DOWN,
                                "the cloud has stopped the connection, as it does after arrears:"
                                        + " look at the account's balance");
                    case EXPIRED ->
                        shown(
                                s,
                                row,
                                Reason.EXPIRED,
                                "the prepaid time of the connection is over: renew it in the console");
                    case ERROR ->
                        shown(
                                s,
                                row,
                                Reason.DOWN,
                                "the cloud reports an error of the connection: open a ticket with the"
                                        + " provider about " + row.peerConnId());
                    case UNKNOWN -> shown(s, row, Reason.PENDING, UnknownState.of(row));
                };
        return present.fresh() ? plan : plan.lookingFirst();
    }

    private static Plan active(Situation s, PeerConn row) {
        List<Step> steps = steps(s, row);
        return OtherSidePlanner.withWhatCannotBeSeen(s, ActivePlan.of(s, steps))
                .wakingAt(Renewals.dueAt(s, row).filter(s.now()::isBefore).orElse(null));
    }

    private static List<Step> steps(Situation s, PeerConn row) {
        List<Step> steps = new ArrayList<>(DriftPlanner.ownSide(s, row));
        steps.addAll(OtherSidePlanner.steps(s, row));
        return steps;
    }

    /** What is declared is shown, and waits. */
    private static Plan shown(Situation s, PeerConn row, Reason reason, String message) {
        return Plan.of(
                steps(s, row).stream()
                        .map(step -> step.notBefore("the connection is active"))
                        .toList(),
                reason,
                message);
    }
}
