package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import java.util.ArrayList;
import java.util.List;

/** What an initiator does with the connection that is there. */
final class InitiatorPlanner {
    private InitiatorPlanner() {}

    static Plan plan(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        return switch (Adoption.decide(s, row, present.ownership())) {
            case Adoption.NotKnownYet() ->
                Plan.hold(
                        Reason.PENDING,
                        "connection " + row.peerConnId() + " is there: reading its tags to see whose it is");
            case Adoption.Refused(String message, String preface) ->
                s.observesOnly()
                        ? manage(s, present).shownOnly(preface)
                        : Plan.hold(Reason.CONFLICT, message).shownOnly("blocked: " + message);
            case Adoption.Ours() -> manage(s, present).withFinalizer();
            case Adoption.TakenOver() -> {
                boolean known =
                        s.memory().knownId().filter(row.peerConnId()::equals).isPresent()
                                && s.desired().hasFinalizer();
                Plan plan = manage(s, present).withFinalizer();
                yield s.observesOnly() && !known ? plan.shownOnly("adopt " + row.peerConnId()) : plan;
            }
        };
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
                        shown(s, row, Reason.UPDATING, "a change is being carried out")
                                .whileMoving();
                    case STOPPING ->
                        shown(s, row, Reason.DOWN, "the connection is being stopped by the cloud")
                                .whileMoving();
                    case DELETING, DELETED ->
                        Plan.hold(
                                        Reason.DELETING,
                                        "connection " + row.peerConnId()
                                                + " is being released in the cloud, not by this object: what comes next is"
                                                + " decided when it is gone")
                                .whileMoving();
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
                    case UNKNOWN ->
                        shown(
                                s,
                                row,
                                Reason.PENDING,
                                "the cloud reports a state that this version does not know, \"" + row.statusAsString()
                                        + "\": nothing is changed meanwhile");
                };
        return present.fresh() ? plan : lookingAgain(plan);
    }

    private static Plan active(Situation s, PeerConn row) {
        List<Step> steps = steps(s, row);
        return ActivePlan.of(s, steps)
                .wakingAt(Renewals.dueAt(s, row).filter(s.now()::isBefore).orElse(null));
    }

    private static List<Step> steps(Situation s, PeerConn row) {
        List<Step> steps = new ArrayList<>(DriftPlanner.ownSide(s, row));
        steps.addAll(OtherSidePlanner.steps(s, row));
        return steps;
    }

    /** What is declared is shown, and waits. */
    private static Plan shown(Situation s, PeerConn row, Reason reason, String message) {
        List<Step> waiting = steps(s, row).stream()
                .map(step -> step.isDue() ? Step.when("the connection is active", step.action()) : step)
                .toList();
        return Plan.of(waiting, reason, message);
    }

    /** One mutation at a time, and a look in between. */
    private static Plan lookingAgain(Plan plan) {
        Plan waiting = new Plan(
                plan.steps(),
                plan.outlook(),
                plan.finalizer(),
                plan.preface(),
                false,
                true,
                plan.wakeAt(),
                plan.listAfter());
        return plan.outlook().isReady() || plan.findDue().isPresent()
                ? waiting.withOutlook(Reason.UPDATING, "a change was made: looking at what came of it")
                : waiting;
    }
}
