package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.crd.ConsultFailedPolicy;
import io.baiducloud.peerconn.crd.PaymentTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The seven days in which the other account accepts, rejects, or lets the request lapse. */
public final class Negotiation {
    /** How long the provider waits for the other account. */
    public static final Duration LASTS = Duration.ofDays(7);

    /** How long before the end people are warned. */
    public static final Duration WARNED_BEFORE = Duration.ofDays(2);

    /** Word of the PeerAccepted condition: the other account said no. */
    public static final String REJECTED = "Rejected";

    /** Word of the PeerAccepted condition: nobody answered in time. */
    public static final String CONSULT_FAILED = "ConsultFailed";

    private static final Duration SHORTLY = Duration.ofMinutes(15);
    private static final Duration FIRST_DISTANCE = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 5;
    private static final Duration LONGEST_DISTANCE = Duration.ofDays(1);

    private Negotiation() {}

    static Plan waiting(Situation s, PeerConn row, List<Step> steps) {
        Optional<Step> accept = steps.stream()
                .filter(step -> step.action() instanceof Action.Accept)
                .findFirst();
        List<Step> ordered = accept.map(first -> Stream.concat(
                                Stream.of(first), steps.stream().filter(step -> !step.equals(first)))
                        .toList())
                .orElse(steps);
        Instant deadline = deadline(s, row);
        Instant warning = deadline.minus(WARNED_BEFORE);
        Plan settled = ActivePlan.of(s, ordered);
        String who = s.desired().spec().peerAccountId() == null
                ? "the other side"
                : "account " + s.desired().spec().peerAccountId();
        Plan plan = Plan.of(
                        settled.steps(),
                        Reason.CONSULTING,
                        "request " + row.peerConnId() + " waits for " + who
                                + " to accept it, until status.negotiationDeadline")
                .wakingAt(settled.wakeAt())
                .wakingAt(s.now().isBefore(warning) ? warning : null)
                .wakingAt(s.now().isBefore(deadline) ? deadline.plusSeconds(1) : null);
        return accept.isPresent() && mayBeAcceptedShortly(s) ? plan.whileMoving() : plan;
    }

    /** Worth a faster look: we can accept it ourselves, and see it, or asked for it so lately that it may not show yet. */
    private static boolean mayBeAcceptedShortly(Situation s) {
        return switch (s.otherSide()) {
            case OtherSide.Seen seen -> true;
            case OtherSide.Unseen unseen ->
                s.memory()
                        .findIntent()
                        .filter(intent -> s.now()
                                .isBefore(intent.startedAt().plus(s.policies().visibilityGrace())))
                        .isPresent();
            case OtherSide.NoAccess hopeless -> false;
            case OtherSide.NotDeclared nobody -> false;
        };
    }

    /** Until when the other account can accept: seven days from the first sight, or earlier by the provider's own time. */
    public static Instant deadline(Situation s, PeerConn row) {
        Instant known = s.memory().knows(row.peerConnId())
                ? s.memory().negotiationDeadline().orElse(s.now().plus(LASTS))
                : s.now().plus(LASTS);
        return CloudTime.find(row.createdTime(), s.policies().cloudTimeZone())
                .map(created -> created.earliest().plus(LASTS))
                .filter(known::isAfter)
                .orElse(known);
    }

    static Plan failed(Situation s, PeerConn row) {
        boolean lapsed = hasLapsed(s, row);
        boolean isToBeRecreated =
                s.desired().onConsultFailed() == ConsultFailedPolicy.RECREATE && lapsed && mayRecreate(s, row);
        if (isToBeRecreated && isProtected(s, row)) {
            return Plan.hold(
                    Reason.BLOCKED,
                    "request " + row.peerConnId()
                            + " was not accepted within seven days and is protected, so it is not released to be made"
                            + " again: set deleteProtect: false, or switch the protection off in the console");
        }
        if (isToBeRecreated) {
            Instant earliest = nextRecreation(s);
            Action.Release release = new Action.Release(row.peerConnId(), Action.Release.Why.FAILED_REQUEST);
            return s.now().isBefore(earliest)
                    ? Plan.of(
                                    List.of(Step.when("enough time has passed since it lapsed", release)),
                                    Reason.CREATING,
                                    "request " + row.peerConnId() + " lapsed: it will be released and made again")
                            .wakingAt(earliest)
                    : Plan.of(
                            List.of(Step.now(release)),
                            Reason.CREATING,
                            "request " + row.peerConnId() + " lapsed: it is released and made again");
        }
        return Plan.hold(
                Reason.BLOCKED,
                lapsed
                        ? "request " + row.peerConnId()
                                + " was not accepted within seven days: delete this object and create it"
                                + " again when the other account is ready"
                                + (mayRecreate(s, row) ? ", or set onConsultFailed: Recreate" : "")
                        : "request " + row.peerConnId()
                                + " was rejected, or failed while the operator was not looking: settle it with the"
                                + " other account, then delete this object and create it again");
    }

    private static boolean isProtected(Situation s, PeerConn row) {
        return Boolean.TRUE.equals(row.deleteProtect())
                || Boolean.TRUE.equals(s.desired().spec().deleteProtect());
    }

    private static boolean mayRecreate(Situation s, PeerConn row) {
        return s.desired().paymentTiming() == PaymentTiming.POSTPAID
                && !Payments.isPrepaid(s, row)
                && s.desired().spec().peerConnId() == null
                && s.memory().hasCreated();
    }

    /**
     * Whether the request timed out, for which there must be proof: it failed no sooner than seven days after our own
     * creation, and was seen waiting shortly before. Everything else counts as a rejection. Once found, the latter is read
     * from the condition.
     */
    public static boolean hasLapsed(Situation s, PeerConn row) {
        boolean isOldEnough = s.memory()
                .findIntent()
                .filter(known -> !s.now().isBefore(known.startedAt().plus(LASTS)))
                .isPresent();
        if (!s.memory().knows(row.peerConnId()) || !isOldEnough) {
            return false;
        }
        Optional<String> decided = s.memory()
                .status()
                .findCondition(ConditionTypes.PEER_ACCEPTED)
                .map(Condition::reason)
                .filter(reason -> reason.equals(REJECTED) || reason.equals(CONSULT_FAILED));
        if (decided.isPresent()) {
            return decided.get().equals(CONSULT_FAILED);
        }
        Instant seen = s.recent().consultingSeenAt();
        return seen != null && !seen.isBefore(s.now().minus(SHORTLY));
    }

    private static Instant nextRecreation(Situation s) {
        int before = Math.max(0, s.memory().attempts() - 1);
        Duration distance = FIRST_DISTANCE.multipliedBy(1L << Math.min(before, MAX_DOUBLINGS));
        Duration bounded = distance.compareTo(LONGEST_DISTANCE) > 0 ? LONGEST_DISTANCE : distance;
        Instant lapsedAt = s.memory().negotiationDeadline().orElse(s.now());
        Instant last = s.memory().status().lastRecreatedAt();
        Instant from = last != null && last.isAfter(lapsedAt) ? last : lapsedAt;
        return from.plus(bounded);
    }
}
