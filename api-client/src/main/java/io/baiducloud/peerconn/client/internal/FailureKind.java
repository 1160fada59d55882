package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.BceException.Failure;
import org.jspecify.annotations.Nullable;

/** The members of the sealed family of errors, as values. */
enum FailureKind {
    INVALID_REQUEST,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    QUOTA_EXCEEDED,
    THROTTLED,
    UNAVAILABLE,
    OUTCOME_UNKNOWN;

    BceException exception(String message, Failure failure, @Nullable Throwable cause) {
        return switch (this) {
            case INVALID_REQUEST -> new BceException.InvalidRequest(message, failure, cause);
            case UNAUTHENTICATED -> new BceException.Unauthenticated(message, failure, cause);
            case FORBIDDEN -> new BceException.Forbidden(message, failure, cause);
            case NOT_FOUND -> new BceException.NotFound(message, failure, cause);
            case CONFLICT -> new BceException.Conflict(message, failure, cause);
            case QUOTA_EXCEEDED -> new BceException.QuotaExceeded(message, failure, cause);
            case THROTTLED -> new BceException.Throttled(message, failure, cause);
            case UNAVAILABLE -> new BceException.Unavailable(message, failure, cause);
            case OUTCOME_UNKNOWN -> new BceException.OutcomeUnknown(message, failure, cause);
        };
    }

    static FailureKind of(BceException exception) {
        return switch (exception) {
            case BceException.InvalidRequest e -> INVALID_REQUEST;
            case BceException.Unauthenticated e -> UNAUTHENTICATED;
            case BceException.Forbidden e -> FORBIDDEN;
            case BceException.NotFound e -> NOT_FOUND;
            case BceException.Conflict e -> CONFLICT;
            case BceException.QuotaExceeded e -> QUOTA_EXCEEDED;
            case BceException.Throttled e -> THROTTLED;
            case BceException.Unavailable e -> UNAVAILABLE;
            case BceException.OutcomeUnknown e -> OUTCOME_UNKNOWN;
        };
    }
}
