package io.baiducloud.peerconn.operator.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of its last passes over the object; lost in a restart, and then looked at again.
 *
 * @param lastDone the last mutation that the cloud took
 * @param trouble what went wrong last, while it has not gone right since
 * @param consultingSeenAt when the request was last seen waiting
 */
public record Recent(
        Optional<Done> lastDone,
        Optional<Trouble> trouble,
        @Nullable Instant consultingSeenAt) {
    private static final int MAX_DOUBLINGS = 7;

    /** Nothing is remembered. */
    public static Recent none() {
        return new Recent(Optional.empty(), Optional.empty(), null);
    }

    /** Whether an action was taken by the cloud so lately that a contradicting read may still be lag; grows with repetitions. */
    public Optional<Instant> settlesAt(Action action, Duration settleWindow) {
        return lastDone.filter(done -> done.action().equals(action.describe()))
                .map(done ->
                        done.at().plus(settleWindow.multipliedBy(1L << Math.min(done.times() - 1, MAX_DOUBLINGS))));
    }

    /** Whether an action was taken by the cloud before, without showing. */
    public boolean wasTaken(Action action) {
        return lastDone.filter(done -> done.action().equals(action.describe())).isPresent();
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
     * @param reason why, as a condition
     * @param message what to do
     * @param notBefore when it may be tried again
     */
    public record Trouble(Reason reason, String message, Instant notBefore) {}
}
