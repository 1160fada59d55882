package io.baiducloud.peerconn.operator.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of its last passes over the object; lost in a restart, and then looked at again.
 *
 * @param done the mutations that the cloud took and that have not all shown yet, one for each action
 * @param trouble what went wrong last, while it has not gone right since
 * @param consultingSeenAt when the request was last seen waiting
 */
public record Recent(
        List<Done> done,
        Optional<Trouble> trouble,
        @Nullable Instant consultingSeenAt) {
    private static final int MAX_DOUBLINGS = 7;

    /** Copies the list. */
    public Recent {
        done = List.copyOf(done);
    }

    /** Nothing is remembered. */
    public static Recent none() {
        return new Recent(List.of(), Optional.empty(), null);
    }

    /** Until when a read that contradicts an action may still be lag; grows with repetitions. */
    public Optional<Instant> settlesAt(Action action, Duration settleWindow) {
        return find(action)
                .map(known ->
                        known.at().plus(settleWindow.multipliedBy(1L << Math.min(known.times() - 1, MAX_DOUBLINGS))));
    }

    /** Whether an action was taken by the cloud before, without showing. */
    public boolean wasTaken(Action action) {
        return find(action).isPresent();
    }

    /** Whether an action was taken more than once and still does not show, so that waiting for it is no short transition. */
    public boolean isWithoutEffect(Action action) {
        return find(action).filter(known -> known.times() > 1).isPresent();
    }

    private Optional<Done> find(Action action) {
        return done.stream()
                .filter(known -> known.action().equals(action.describe()))
                .findFirst();
    }

    /**
     * A mutation that the cloud took.
     *
     * @param action in words
     * @param at when
     * @param times how often in a row
     */
    public record Done(String action, Instant at, int times) {}

    /**
     * A call that failed.
     *
     * @param action what was tried, in words
     * @param reason why, as a condition
     * @param message what to do
     * @param notBefore when it may be tried again
     */
    public record Trouble(String action, Reason reason, String message, Instant notBefore) {}
}
