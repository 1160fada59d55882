package io.baiducloud.peerconn.operator.status;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Acceptance;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.operator.plan.Access;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Adoptions;
import io.baiducloud.peerconn.operator.plan.Availability;
import io.baiducloud.peerconn.operator.plan.Negotiation;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.plan.Step;
import io.baiducloud.peerconn.operator.plan.Synchrony;
import java.util.List;

/** Says how an object stands, in the conditions that people, kstatus and Argo CD read. */
final class ConditionComposer {
    private static final String UNOBSERVED = Availability.UNOBSERVED.word();

    private ConditionComposer() {}

    static List<Condition> compose(Situation s, Plan plan) {
        Conditions conditions =
                new Conditions(s.memory().status().conditions(), s.desired().generation(), s.now());
        if (s.desired().paused() && plan.finalizer() != Plan.Finalizer.REMOVE) {
            return paused(conditions, s, plan);
        }
        Reason reason = plan.outlook().reason();
        conditions.set(
                ConditionTypes.READY,
                reason.readyStatus(),
                reason.word(),
                plan.outlook().message());
        available(conditions, s, plan);
        synced(conditions, s, plan);
        if (s.desired().isCrossAccount()) {
            peerAccepted(conditions, s, plan);
        }
        credentials(conditions, s, plan);
        boolean ready = plan.outlook().isReady();
        if (!ready && !reason.isStalled()) {
            conditions.set(
                    ConditionTypes.RECONCILING,
                    true,
                    reason.word(),
                    plan.outlook().message());
        }
        if (reason.isStalled()) {
            conditions.set(
                    ConditionTypes.STALLED, true, reason.word(), plan.outlook().message());
        }
        return conditions.toList();
    }

    /** Nothing is looked at: what was said stays said, of the generation it was said of. */
    private static List<Condition> paused(Conditions conditions, Situation s, Plan plan) {
        String message = plan.outlook().message();
        conditions.leave(ConditionTypes.READY, Reason.PENDING.word(), message);
        conditions.leave(ConditionTypes.AVAILABLE, UNOBSERVED, message);
        conditions.leave(ConditionTypes.SYNCED, UNOBSERVED, message);
        if (s.desired().isCrossAccount()) {
            conditions.leave(ConditionTypes.PEER_ACCEPTED, UNOBSERVED, message);
        }
        conditions.leave(ConditionTypes.CREDENTIALS_READY, UNOBSERVED, message);
        conditions.set(ConditionTypes.PAUSED, true, "Paused", message);
        return conditions.toList();
    }

    private static void available(Conditions conditions, Situation s, Plan plan) {
        if (s.access() instanceof Access.Problem) {
            conditions.set(
                    ConditionTypes.AVAILABLE,
                    ConditionStatus.UNKNOWN,
                    UNOBSERVED,
                    "the cloud cannot be read without usable credentials");
            return;
        }
        switch (s.observed()) {
            case Observed.Present present
            when Adoptions.isHidden(s, present) ->
                conditions.set(
                        ConditionTypes.AVAILABLE,
                        ConditionStatus.UNKNOWN,
                        UNOBSERVED,
                        "this object may not show the connection found");
            case Observed.Present present -> {
                PeerConn row = present.own();
                String word = row.statusAsString();
                boolean up = row.status() == PeerConnStatus.ACTIVE || row.status() == PeerConnStatus.UPDATING;
                conditions.set(
                        ConditionTypes.AVAILABLE,
                        up,
                        ProviderWord.asReason(word),
                        word == null ? "the cloud shows no state" : "the cloud says " + word);
            }
            case Observed.Absent absent
            when isDoubted(plan) ->
                conditions.set(
                        ConditionTypes.AVAILABLE,
                        ConditionStatus.UNKNOWN,
                        UNOBSERVED,
                        "the connection is not seen, and not known to be gone");
            case Observed.Absent absent ->
                conditions.set(ConditionTypes.AVAILABLE, false, Availability.ABSENT.word(), "there is no connection");
            case Observed.Mismatch mismatch ->
                conditions.set(
                        ConditionTypes.AVAILABLE,
                        false,
                        Availability.ABSENT.word(),
                        "the connection found does not match this object");
            case Observed.Ambiguous ambiguous ->
                conditions.set(
                        ConditionTypes.AVAILABLE, ConditionStatus.UNKNOWN, UNOBSERVED, "several connections match");
            case Observed.Unknown unknown ->
                conditions.set(ConditionTypes.AVAILABLE, ConditionStatus.UNKNOWN, UNOBSERVED, unknown.message());
        }
    }

    private static boolean isDoubted(Plan plan) {
        return plan.steps().isEmpty()
                && switch (plan.outlook().reason()) {
                    case PENDING, CREATING, DELETING, ABSENCE_UNCONFIRMED, MASS_ABSENCE -> true;
                    default -> false;
                };
    }

    private static void synced(Conditions conditions, Situation s, Plan plan) {
        Synchrony synced = synchrony(s, plan);
        conditions.set(ConditionTypes.SYNCED, synced.status(), synced.word(), describe(s, plan, synced));
    }

    private static Synchrony synchrony(Situation s, Plan plan) {
        Reason reason = plan.outlook().reason();
        List<Step> steps = plan.steps();
        if (s.access() instanceof Access.Problem) {
            return Synchrony.UNOBSERVED;
        }
        if (!(s.observed() instanceof Observed.Present present)) {
            return !steps.isEmpty() ? Synchrony.PENDING : reason.isStalled() ? Synchrony.BLOCKED : Synchrony.UNOBSERVED;
        }
        if (!steps.isEmpty() && steps.stream().allMatch(ConditionComposer::isRaisedProtection)) {
            return Synchrony.PROTECTION_RAISED;
        }
        if (steps.stream().anyMatch(Step::isDue)) {
            return Synchrony.DRIFTED;
        }
        if (reason.isStalled() || steps.stream().anyMatch(step -> step.until() == Step.Wait.FOR_A_PERSON)) {
            return Synchrony.BLOCKED;
        }
        boolean compared = steps.isEmpty() && present.fresh() && isCompared(reason);
        return compared ? Synchrony.SYNCED : Synchrony.PENDING;
    }

    private static boolean isRaisedProtection(Step step) {
        return step.until() == Step.Wait.FOR_A_PERSON && step.action() instanceof Action.Protect;
    }

    private static String describe(Situation s, Plan plan, Synchrony synced) {
        if (synced == Synchrony.SYNCED) {
            return "the cloud is as declared";
        }
        return plan.steps().isEmpty() || s.access() instanceof Access.Problem
                ? plan.outlook().message()
                : String.join("; ", plan.describe());
    }

    /** Whether nothing was left to be done after everything declared was compared. */
    private static boolean isCompared(Reason reason) {
        return switch (reason) {
            case ACTIVE, REJECTED_AS_DECLARED, DOWN, EXPIRED -> true;
            default -> false;
        };
    }

    private static void peerAccepted(Conditions conditions, Situation s, Plan plan) {
        Reason reason = plan.outlook().reason();
        String awaiting = reason == Reason.WAITING_FOR_APPROVAL ? "ManualApprovalRequired" : "AwaitingPeer";
        if (s.observed() instanceof Observed.Absent
                && (reason == Reason.WAITING_FOR_REQUEST || reason == Reason.CREATING)) {
            conditions.set(
                    ConditionTypes.PEER_ACCEPTED,
                    false,
                    awaiting,
                    plan.outlook().message());
            return;
        }
        if (!(s.observed() instanceof Observed.Present present)) {
            conditions.keep(
                    ConditionTypes.PEER_ACCEPTED,
                    ConditionStatus.FALSE,
                    awaiting,
                    plan.outlook().message());
            return;
        }
        PeerConn row = present.own();
        switch (row.status()) {
            case CONSULTING ->
                conditions.set(
                        ConditionTypes.PEER_ACCEPTED,
                        false,
                        awaiting,
                        plan.outlook().message());
            case CONSULT_FAILED ->
                conditions.set(
                        ConditionTypes.PEER_ACCEPTED,
                        false,
                        hasNotBeenRejected(s, row) ? Negotiation.CONSULT_FAILED : Negotiation.REJECTED,
                        plan.outlook().message());
            case ACTIVE, UPDATING, DOWN, EXPIRED ->
                conditions.set(ConditionTypes.PEER_ACCEPTED, true, "Accepted", "the negotiation is done");
            case CREATING, STARTING, STOPPING, DELETING, DELETED, ERROR, UNKNOWN ->
                conditions.keep(
                        ConditionTypes.PEER_ACCEPTED,
                        ConditionStatus.FALSE,
                        awaiting,
                        plan.outlook().message());
        }
    }

    /** An acceptor says that it rejected when that is what it declares; else it may have been anybody, or nobody in time. */
    private static boolean hasNotBeenRejected(Situation s, PeerConn row) {
        return s.desired().isAcceptor() ? s.desired().acceptance() != Acceptance.REJECT : Negotiation.hasLapsed(s, row);
    }

    private static void credentials(Conditions conditions, Situation s, Plan plan) {
        Reason reason = plan.outlook().reason();
        switch (s.access()) {
            case Access.Problem problem ->
                conditions.set(
                        ConditionTypes.CREDENTIALS_READY,
                        false,
                        problem.reason().word(),
                        problem.message());
            case Access.Usable usable
            when reason.isAboutCredentials() ->
                conditions.set(
                        ConditionTypes.CREDENTIALS_READY,
                        false,
                        reason.word(),
                        plan.outlook().message());
            case Access.Usable usable
            when usable.proven() ->
                conditions.set(ConditionTypes.CREDENTIALS_READY, true, "Accepted", "the cloud accepts the credentials");
            case Access.Usable usable ->
                conditions.keep(
                        ConditionTypes.CREDENTIALS_READY,
                        ConditionStatus.UNKNOWN,
                        UNOBSERVED,
                        "the credentials have not been tried yet");
        }
    }
}
