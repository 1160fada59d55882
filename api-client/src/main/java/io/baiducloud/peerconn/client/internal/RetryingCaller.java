package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.RetryPolicy;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes attempts until one succeeds, or may not be repeated, or the policy says that it is enough. */
final class RetryingCaller {
    private static final Logger LOG = LoggerFactory.getLogger(RetryingCaller.class);

    private final RetryPolicy policy;
    private final Sleeper sleeper;
    private final DoubleSupplier random;

    /**
     * Made with its surroundings.
     *
     * @param random numbers from 0 to 1 that spread the delays
     */
    RetryingCaller(RetryPolicy policy, Sleeper sleeper, DoubleSupplier random) {
        this.policy = policy;
        this.sleeper = sleeper;
        this.random = random;
    }

    <T> T call(WireRequest request, Supplier<T> attempt) {
        boolean perhapsExecuted = false;
        for (int repetition = 0; ; repetition++) {
            try {
                return attempt.get();
            } catch (BceException e) {
                BceException failure = perhapsExecuted && !e.perhapsExecuted() ? Failures.afterUnknownOutcome(e) : e;
                Duration delay = delayBefore(repetition, request, e);
                if (delay == null) {
                    throw failure;
                }
                perhapsExecuted |= e.perhapsExecuted();
                LOG.atDebug()
                        .addKeyValue("operation", request.operation().label())
                        .addKeyValue("repetition", repetition + 1)
                        .addKeyValue("delayMillis", delay.toMillis())
                        .log("Attempt will be repeated");
                if (!sleep(delay)) {
                    throw failure;
                }
            }
        }
    }

    private @Nullable Duration delayBefore(int repetition, WireRequest request, BceException e) {
        // another operation: the credentials could not be had, and their provider has its own policy
        if (repetition >= policy.maxRetries()
                || e.operation() != request.operation()
                || Thread.currentThread().isInterrupted()
                || !mayRepeat(request, e)) {
            return null;
        }
        Duration ceiling = policy.ceiling(repetition);
        Duration delay = ceiling.minusNanos((long) (ceiling.toNanos() / 2.0 * random.getAsDouble()));
        Duration asked = e.findRetryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(policy.maxDelay()) > 0) {
            return null;
        }
        return asked.compareTo(delay) > 0 ? asked : delay;
    }

    private static boolean mayRepeat(WireRequest request, BceException e) {
        return switch (e) {
            case BceException.Throttled t -> true;
            case BceException.Unavailable u -> true;
            case BceException.OutcomeUnknown o -> request.isRepeatable();
            case BceException.InvalidRequest i -> false;
            case BceException.Unauthenticated u -> false;
            case BceException.Forbidden f -> false;
            case BceException.NotFound n -> false;
            case BceException.Conflict c -> false;
            case BceException.QuotaExceeded q -> false;
        };
    }

    private boolean sleep(Duration delay) {
        try {
            sleeper.sleep(delay);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration delay) throws InterruptedException;
    }
}
