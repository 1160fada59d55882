package io.baiducloud.peerconn.operator.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a situation.
 *
 * @param steps what is to be done, in order; at most one is done in a pass
 * @param outlook how the object stands
 * @param finalizer what is to become of our finalizer
 * @param preface what stands before the steps in pendingActions, as "adopt (needs adoptionPolicy …)"
 * @param executes whether steps may be done at all: not under ObserveOnly, not in doubt
 * @param moving whether the cloud is in a short transition and worth a faster look
 * @param wakeAt when the clock alone changes the plan
 * @param listAfter a list begun after this instant is needed to go on
 */
public record Plan(
        List<Step> steps,
        Outlook outlook,
        Finalizer finalizer,
        @Nullable String preface,
        boolean executes,
        boolean moving,
        @Nullable Instant wakeAt,
        @Nullable Instant listAfter) {

    /** What is to become of our finalizer. */
    public enum Finalizer {
        /** Left as it is. */
        KEEP,
        /** Needed from now on. */
        ADD,
        /** No longer needed. */
        REMOVE
    }

    /** Copies the steps. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /** A plan that does nothing and says why. */
    public static Plan hold(Reason reason, String message) {
        return new Plan(List.of(), new Outlook(reason, message), Finalizer.KEEP, null, false, false, null, null);
    }

    /** A plan that lets the object go. */
    public static Plan letGo(String message) {
        return new Plan(
                List.of(), new Outlook(Reason.DELETING, message), Finalizer.REMOVE, null, false, false, null, null);
    }

    /** A plan of steps. */
    public static Plan of(List<Step> steps, Reason reason, String message) {
        return new Plan(steps, new Outlook(reason, message), Finalizer.KEEP, null, true, false, null, null);
    }

    /** The same, with other steps. */
    public Plan withSteps(List<Step> other) {
        return new Plan(other, outlook, finalizer, preface, executes, moving, wakeAt, listAfter);
    }

    /** The same, with another outlook. */
    public Plan withOutlook(Reason reason, String message) {
        return new Plan(steps, new Outlook(reason, message), finalizer, preface, executes, moving, wakeAt, listAfter);
    }

    /** The same, that needs our finalizer. */
    public Plan withFinalizer() {
        return new Plan(steps, outlook, Finalizer.ADD, preface, executes, moving, wakeAt, listAfter);
    }

    /** The same, with something that comes before the steps. */
    public Plan prefacedBy(String what) {
        return new Plan(steps, outlook, finalizer, what, executes, moving, wakeAt, listAfter);
    }

    /** The same, that is only shown. */
    public Plan shownOnly() {
        return new Plan(steps, outlook, Finalizer.KEEP, preface, false, moving, wakeAt, listAfter);
    }

    /** The same, of which nothing is done before the cloud was looked at once more. */
    public Plan lookingFirst() {
        boolean isToBeSeen = outlook.isReady()
                || outlook.reason() == Reason.NOT_SYNCED
                || findDue().isPresent();
        Outlook until = isToBeSeen
                ? new Outlook(Reason.UPDATING, "a change was made: waiting to see it in the cloud")
                : outlook;
        return new Plan(steps, until, finalizer, preface, false, true, wakeAt, listAfter);
    }

    /** The same, held up by something else until an instant. */
    public Plan heldUntil(Instant instant, Reason reason, String message) {
        return new Plan(steps, new Outlook(reason, message), finalizer, preface, false, false, wakeAt, listAfter)
                .wakingAt(instant);
    }

    /** The same, while the cloud is in a short transition. */
    public Plan whileMoving() {
        return new Plan(steps, outlook, finalizer, preface, executes, true, wakeAt, listAfter);
    }

    /** The same, looked at again at an instant, or earlier. */
    public Plan wakingAt(@Nullable Instant instant) {
        Instant earlier = instant == null || (wakeAt != null && wakeAt.isBefore(instant)) ? wakeAt : instant;
        return new Plan(steps, outlook, finalizer, preface, executes, moving, earlier, listAfter);
    }

    /** The same, that needs a list begun after an instant. */
    public Plan needingListAfter(Instant instant) {
        return new Plan(steps, outlook, finalizer, preface, executes, moving, wakeAt, instant);
    }

    /** When a list may begin at the earliest that this plan can go on with; one that has been read already is none. */
    public Optional<Instant> listNotBefore() {
        return Optional.ofNullable(listAfter).map(instant -> instant.plusNanos(1));
    }

    /** The step to do in this pass. */
    public Optional<Step> findDue() {
        return executes ? steps.stream().filter(Step::isDue).findFirst() : Optional.empty();
    }

    /** The plan as people read it. */
    public List<String> describe() {
        return Stream.concat(Stream.ofNullable(preface), steps.stream().map(Step::describe))
                .toList();
    }
}
