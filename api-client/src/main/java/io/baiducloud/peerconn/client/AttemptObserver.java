package io.baiducloud.peerconn.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sees every attempt on the wire, repetitions included: the place for metrics. Called on the caller's thread. */
@FunctionalInterface
public interface AttemptObserver {
    /** Called when an attempt is over. An exception is logged and otherwise ignored. */
    void attempted(Attempt attempt);

    /**
     * One attempt.
     *
     * @param operation what was asked
     * @param httpStatus the status of the answer, 0 when there was none
     * @param code the provider's code, null when there was none
     * @param duration from signing to the last byte read
     * @param requestId the provider's id of the request, null if it sent none
     */
    record Attempt(
            Operation operation,
            int httpStatus,
            @Nullable String code,
            Duration duration,
            @Nullable String requestId) {}
}
