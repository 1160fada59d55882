package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides, from a situation and from nothing else, what is to be done, or why nothing is. */
public final class PeeringPlanner {
    private static final Duration ASKS_AGAIN_AFTER = Duration.ofMinutes(1);

    private PeeringPlanner() {}

    /** The plan of a situation. */
    public static Plan plan(Situation s) {
        if (s.desired().paused()) {
            return paused(s);
        }
        Plan plan = s.desired().deleting() ? DeletionPlanner.plan(s) : living(s);
        return s.observesOnly() && !s.desired().deleting() ? observing(plan) : afterTrouble(s, plan);
    }

    /** Whether an object that is being deleted may leave without a look at the cloud. */
    public static boolean leavesUnseen(Situation s) {
        return s.desired().deleting() && DeletionPlanner.releasesNothing(s).isPresent();
    }

    private static Plan paused(Situation s) {
        if (s.desired().deleting() && s.desired().hasFinalizer()) {
            Optional<Plan> leaves = DeletionPlanner.releasesNothing(s);
            if (leaves.isPresent()) {
                return leaves.get();
            }
        }
        return Plan.hold(Reason.PENDING, "paused: remove the annotation vpc.baiducloud.io/paused to resume");
    }

    private static Plan living(Situation s) {
        if (s.access() instanceof Access.Problem(Reason reason, String message)) {
            return Plan.hold(reason, message);
        }
        if (s.claim() instanceof Claim.Lost(ObjectRef winner, Claim.HandOver handOver)) {
            return Plan.hold(
                    Reason.CONFLICT,
                    winner + " manages this side of the connection: delete one of the two objects; "
                            + whenThatOneGoes(s, handOver));
        }
        return switch (s.observed()) {
            case Observed.Unknown unknown -> untilMoreIsKnown(s, unknown);
            case Observed.Mismatch(PeerConn row, Observed.Mismatch.Kind kind, String message) ->
                Plan.hold(
                        kind == Observed.Mismatch.Kind.IDENTITY ? Reason.IDENTITY_MISMATCH : Reason.CONFLICT, message);
            case Observed.Ambiguous ambiguous ->
                Plan.hold(
                        Reason.CONFLICT,
                        "several connections stand between these VPCs: name the one that is meant in peerConnId, out of "
                                + ambiguous.ids());
            case Observed.Absent absent ->
                s.desired().isAcceptor() ? AcceptorPlanner.absent(s) : AbsencePlanner.plan(s, absent);
            case Observed.Present present ->
                s.desired().isAcceptor() ? AcceptorPlanner.plan(s, present) : InitiatorPlanner.plan(s, present);
        };
    }

    private static String whenThatOneGoes(Situation s, Claim.HandOver handOver) {
        return switch (handOver) {
            case ASSURED -> "when that one goes, this one takes the connection over";
            case NOT_DECLARED ->
                "with adoptionPolicy: " + s.desired().adoptionPolicy()
                        + ", deleting that one releases the connection, and this one creates another; set adoptionPolicy: "
                        + (s.policies().watchesEverything() ? AdoptionPolicy.IF_UNMANAGED : AdoptionPolicy.ALWAYS)
                        + " here to take it over instead";
            case IMPOSSIBLE ->
                "deleting that one releases the connection, unless its deletionPolicy is Retain: a connection is handed over"
                        + " only between objects of one namespace that declare the same side and credentialsRef, neither"
                        + " paused nor ObserveOnly, and with the operator's default account only where adoption is permitted";
        };
    }

    /** What could not be read is asked for again after a while; the first list, and a cloud that answers again, come by themselves. */
    static Plan untilMoreIsKnown(Situation s, Observed.Unknown unknown) {
        Plan waiting = Plan.hold(unknown.reason(), unknown.message());
        boolean comesByItself = unknown.firstLook() || unknown.reason() == Reason.UNOBSERVED;
        return comesByItself ? waiting : waiting.wakingAt(s.now().plus(ASKS_AGAIN_AFTER));
    }

    /** Nothing is done; what would be done is shown. */
    private static Plan observing(Plan plan) {
        boolean blocked = plan.steps().isEmpty()
                && plan.preface() == null
                && plan.outlook().reason().isStalled();
        Plan shown = blocked
                ? plan.prefacedBy("blocked: " + plan.outlook().message()).shownOnly()
                : plan.shownOnly();
        return plan.steps().isEmpty() || tellsTheState(plan.outlook().reason())
                ? shown
                : shown.withOutlook(
                        Reason.NOT_SYNCED,
                        "ObserveOnly: not carried out: "
                                + plan.steps().stream().map(Step::describe).collect(Collectors.joining("; ")));
    }

    /** Whether a reason says how the cloud is, and not what is being done about it. */
    private static boolean tellsTheState(Reason reason) {
        return switch (reason) {
            case CONSULTING, DOWN, EXPIRED, PENDING, DELETING -> true;
            default -> false;
        };
    }

    /** After a failed call the same is tried again no sooner than agreed, and people see why; other things go on. */
    private static Plan afterTrouble(Situation s, Plan plan) {
        Optional<Recent.Trouble> known =
                s.recent().trouble().filter(one -> s.now().isBefore(one.notBefore()));
        if (known.isEmpty()) {
            return plan;
        }
        Recent.Trouble trouble = known.get();
        List<Step> steps = plan.steps().stream()
                .map(step -> step.action().describe().equals(trouble.action())
                        ? step.notBefore("it is time to try again")
                        : step)
                .toList();
        if (steps.equals(plan.steps())) {
            return plan;
        }
        Plan others = plan.withSteps(steps).wakingAt(trouble.notBefore());
        return others.findDue()
                .map(next -> plan.outlook().reason() == Reason.UPDATING
                        ? others.withOutlook(Reason.UPDATING, "next: " + next.describe())
                        : others)
                .orElseGet(() -> plan.heldUntil(trouble.notBefore(), trouble.reason(), trouble.message()));
    }
}
