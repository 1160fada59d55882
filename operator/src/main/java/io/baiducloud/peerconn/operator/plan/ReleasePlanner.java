package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import java.util.List;
import java.util.Optional;

/** Releases the connection of an object that is being deleted, once nothing protects it and nothing paid for is left. */
final class ReleasePlanner {
    private ReleasePlanner() {}

    static Plan plan(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        return switch (row.status()) {
            case DELETED -> Plan.letGo("connection " + row.peerConnId() + " is released");
            case DELETING ->
                Plan.hold(Reason.DELETING, "connection " + row.peerConnId() + " is being released")
                        .whileMoving();
            default -> protection(s, present).or(() -> unexpired(s, row)).orElseGet(() -> release(s, present));
        };
    }

    private static Optional<Plan> protection(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        Boolean declared = s.desired().spec().deleteProtect();
        String id = row.peerConnId();
        if (Boolean.TRUE.equals(declared)) {
            return Optional.of(Plan.hold(
                    Reason.BLOCKED,
                    "connection " + id + " is protected by deleteProtect: true: set it to false to have it released"
                            + DeletionPlanner.WAY_OUT));
        }
        if (row.deleteProtect() == null) {
            return Optional.of(Plan.hold(
                    Reason.BLOCKED,
                    "the cloud does not say whether connection " + id
                            + " is protected, so it is not released: look at it in the"
                            + " console, and release it there if it may go" + DeletionPlanner.WAY_OUT));
        }
        if (!row.deleteProtect()) {
            return Optional.empty();
        }
        if (Boolean.FALSE.equals(declared) && DriftPlanner.mayLowerProtection(s)) {
            Plan lift = ActivePlan.of(s, List.of(Step.now(new Action.Protect(id, false))));
            Plan lifting = Plan.of(
                            lift.steps(),
                            Reason.DELETING,
                            "delete protection is lifted, as declared, before the release")
                    .wakingAt(lift.wakeAt())
                    .whileMoving();
            return Optional.of(present.fresh() ? lifting : lifting.shownOnly());
        }
        return Optional.of(Plan.hold(
                Reason.BLOCKED,
                "connection " + id + " is protected, and not by this object: switch the protection off in the console"
                        + (declared == null
                                ? ""
                                : ", or annotate the object with a new vpc.baiducloud.io/reconcile-requested-at")
                        + DeletionPlanner.WAY_OUT));
    }

    private static Optional<Plan> unexpired(Situation s, PeerConn row) {
        if (!Payments.isPrepaid(s, row)
                || row.status() == PeerConnStatus.CONSULT_FAILED
                || row.status() == PeerConnStatus.EXPIRED) {
            return Optional.empty();
        }
        Optional<CloudTime> end = CloudTime.find(row.expiredTime(), s.policies().cloudTimeZone());
        if (end.isPresent() && !s.now().isBefore(end.get().latest())) {
            return Optional.empty();
        }
        return Optional.of(Plan.hold(
                        Reason.BLOCKED,
                        "connection " + row.peerConnId()
                                + " is prepaid and not expired: the cloud releases it no sooner than status.expiredTime; refund"
                                + " it in the console" + DeletionPlanner.WAY_OUT)
                .wakingAt(
                        end.map(CloudTime::latest).map(at -> at.plusSeconds(1)).orElse(null)));
    }

    private static Plan release(Situation s, Observed.Present present) {
        PeerConn row = present.own();
        Action.Release release = new Action.Release(row.peerConnId(), Action.Release.Why.DELETION);
        if (!present.fresh()) {
            return Plan.of(
                            List.of(Step.when("the connection has been looked at again", release)),
                            Reason.DELETING,
                            "connection " + row.peerConnId() + " is being released")
                    .shownOnly()
                    .whileMoving();
        }
        return switch (row.status()) {
            case CREATING, STARTING, UPDATING, STOPPING ->
                Plan.of(
                                List.of(Step.when("the connection is no longer " + row.statusAsString(), release)),
                                Reason.DELETING,
                                "connection " + row.peerConnId() + " is " + row.statusAsString()
                                        + ": it is released after that")
                        .whileMoving();
            default -> throughTheBrake(s, row, release);
        };
    }

    private static Plan throughTheBrake(Situation s, PeerConn row, Action.Release release) {
        Plan settled = ActivePlan.of(s, List.of(Step.now(release)));
        boolean braked = settled.findDue().isPresent()
                && !s.surroundings().releaseAllowed()
                && row.status() != PeerConnStatus.CONSULT_FAILED;
        if (!braked) {
            Plan releasing = Plan.of(
                            settled.steps(), Reason.DELETING, "connection " + row.peerConnId() + " is being released")
                    .wakingAt(settled.wakeAt());
            return settled.moving() || settled.findDue().isPresent() ? releasing.whileMoving() : releasing;
        }
        if (s.isLetThrough()) {
            // the reason stays until the release is taken: it is what the request answers
            return Plan.of(
                            settled.steps(),
                            Reason.RELEASE_LIMITED,
                            "connection " + row.peerConnId() + " is let through and being released")
                    .whileMoving();
        }
        return Plan.of(
                List.of(Step.when("the release brake lets it through", release)),
                Reason.RELEASE_LIMITED,
                "many connections of these credentials were released within the hour: this one waits; raise the"
                        + " chart value maxReleasesPerHour (option --max-releases-per-hour), or annotate this object with a new"
                        + " vpc.baiducloud.io/reconcile-requested-at to let it through");
    }
}
