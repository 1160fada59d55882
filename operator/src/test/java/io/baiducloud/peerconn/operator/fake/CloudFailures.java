package io.baiducloud.peerconn.operator.fake;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.BceException.Failure;
import io.baiducloud.peerconn.client.Operation;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Failures to script: each makes an exception for the operation that fails. */
public final class CloudFailures {
    private CloudFailures() {}

    /** The key is refused, as with InvalidAccessKeyId (403) or SignatureDoesNotMatch (400). */
    public static Function<Operation, BceException> unauthenticated(String code) {
        return operation -> new BceException.Unauthenticated(code, failure(operation, 403, code, null, false), null);
    }

    /** The account may not do it. */
    public static Function<Operation, BceException> forbidden() {
        return operation ->
                new BceException.Forbidden("AccessDenied", failure(operation, 403, "AccessDenied", null, false), null);
    }

    /** The account is throttled. */
    public static Function<Operation, BceException> throttled(@Nullable Duration retryAfter) {
        return operation -> new BceException.Throttled("429", failure(operation, 429, null, retryAfter, false), null);
    }

    /** Nobody answers, and nothing was sent. */
    public static Function<Operation, BceException> unreachable() {
        return operation -> new BceException.Unavailable("no answer", failure(operation, 0, null, null, false), null);
    }

    /** The service fails with this status, and nothing was done. */
    public static Function<Operation, BceException> unavailable(int httpStatus) {
        return operation -> new BceException.Unavailable(
                "HTTP " + httpStatus, failure(operation, httpStatus, null, null, false), null);
    }

    /** No answer to a request that was sent. */
    public static Function<Operation, BceException> outcomeUnknown() {
        return operation -> new BceException.OutcomeUnknown("no answer", failure(operation, 0, null, null, true), null);
    }

    /** The state or the client token does not allow it. */
    public static Function<Operation, BceException> conflict(String code) {
        return operation -> new BceException.Conflict(code, failure(operation, 409, code, null, false), null);
    }

    /** The request is wrong. */
    public static Function<Operation, BceException> invalidRequest(String code) {
        return operation -> new BceException.InvalidRequest(code, failure(operation, 400, code, null, false), null);
    }

    /** There is no such thing. */
    public static Function<Operation, BceException> notFound() {
        return operation ->
                new BceException.NotFound("NoSuchObject", failure(operation, 404, "NoSuchObject", null, false), null);
    }

    /** A quota is used up. */
    public static Function<Operation, BceException> quotaExceeded() {
        return operation -> new BceException.QuotaExceeded(
                "QuotaExceeded", failure(operation, 403, "QuotaExceeded", null, false), null);
    }

    private static Failure failure(
            Operation operation,
            int httpStatus,
            @Nullable String code,
            @Nullable Duration retryAfter,
            boolean perhapsExecuted) {
        String requestId = httpStatus == 0 ? null : "request-of-a-failure";
        return new Failure(operation, httpStatus, code, code, requestId, retryAfter, perhapsExecuted);
    }
}
