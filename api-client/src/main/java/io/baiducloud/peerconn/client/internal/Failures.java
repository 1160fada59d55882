package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.BceException.Failure;
import io.baiducloud.peerconn.client.Operation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Words and makes the exceptions of the client. */
final class Failures {
    private Failures() {}

    /**
     * The service refused, or something in between did.
     *
     * @param error what the answer says, already cleaned
     * @param hint what to do beyond what the provider says, null for nothing
     */
    static BceException ofError(
            Operation operation,
            int status,
            ServiceError error,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            @Nullable String hint) {
        FailureKind kind = ErrorTable.kindOf(operation, status, error.code());
        String message = error.message() == null ? "the answer has no message" : error.message();
        return make(
                kind,
                hint == null ? message : message + " (" + hint + ")",
                new Failure(
                        operation,
                        status,
                        error.code(),
                        error.message(),
                        requestId,
                        retryAfter,
                        ErrorTable.perhapsExecuted(kind, error.code())),
                null);
    }

    /** There is no answer, or not all of it. */
    static BceException ofNetwork(
            Operation operation, int status, boolean sent, @Nullable String requestId, Throwable cause) {
        FailureKind kind = sent ? ErrorTable.unanswered(operation) : FailureKind.UNAVAILABLE;
        String what = sent ? "the answer did not arrive" : "the request could not be sent";
        return make(kind, what + ": " + cause.getMessage(), unspecified(operation, status, requestId, kind), cause);
    }

    /** The answer is a success that does not say what it must. */
    static BceException ofUnreadable(Operation operation, int status, @Nullable String requestId, String why) {
        FailureKind kind = ErrorTable.unanswered(operation);
        return make(kind, "the answer " + why, unspecified(operation, status, requestId, kind), null);
    }

    /** The same failure, after an earlier attempt of which nobody knows whether it was executed. */
    static BceException afterUnknownOutcome(BceException last) {
        Failure f = last.failure();
        FailureKind kind = FailureKind.of(last);
        boolean wentNowhere = kind == FailureKind.UNAVAILABLE || kind == FailureKind.THROTTLED;
        return make(
                wentNowhere ? FailureKind.OUTCOME_UNKNOWN : kind,
                (f.serviceMessage() == null ? "the last attempt failed" : f.serviceMessage())
                        + " (an earlier attempt was perhaps executed)",
                new Failure(
                        f.operation(),
                        f.httpStatus(),
                        f.code(),
                        f.serviceMessage(),
                        f.requestId(),
                        f.retryAfter(),
                        true),
                last);
    }

    private static Failure unspecified(Operation operation, int status, @Nullable String requestId, FailureKind kind) {
        return new Failure(operation, status, null, null, requestId, null, kind == FailureKind.OUTCOME_UNKNOWN);
    }

    private static BceException make(FailureKind kind, String what, Failure failure, @Nullable Throwable cause) {
        StringBuilder message =
                new StringBuilder(failure.operation().label()).append(": ").append(what);
        message.append(" [");
        if (failure.httpStatus() != 0) {
            message.append("HTTP ").append(failure.httpStatus());
        } else {
            message.append("no answer");
        }
        if (failure.code() != null) {
            message.append(", code ").append(failure.code());
        }
        if (failure.requestId() != null) {
            message.append(", request id ").append(failure.requestId());
        }
        return kind.exception(message.append(']').toString(), failure, cause);
    }
}
