package io.baiducloud.peerconn.client;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed. The subtypes say what a caller can do about it; they are closed, so that a switch over them
 * needs no default. Codes are open strings: the provider documents none for peer connections.
 */
public abstract sealed class BceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    /**
     * What is known of a failed call.
     *
     * @param operation what was asked
     * @param httpStatus the status of the answer, 0 when there was none
     * @param code the provider's code, null when there was none
     * @param serviceMessage the provider's message, null when there was none
     * @param requestId the provider's id of the request, null when there was none
     * @param retryAfter how long the provider asks to wait, null when it does not say
     * @param perhapsExecuted whether the provider may have done what was asked nevertheless
     */
    public record Failure(
            Operation operation,
            int httpStatus,
            @Nullable String code,
            @Nullable String serviceMessage,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            boolean perhapsExecuted)
            implements Serializable {}

    private BceException(String message, Failure failure, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    /** Returns everything that is known. */
    public Failure failure() {
        return failure;
    }

    /** Returns what was asked. */
    public Operation operation() {
        return failure.operation();
    }

    /** Returns the HTTP status, 0 when there was no answer. */
    public int httpStatus() {
        return failure.httpStatus();
    }

    /** Returns the provider's code. */
    public Optional<String> findCode() {
        return Optional.ofNullable(failure.code());
    }

    /** Returns the provider's id of the request. */
    public Optional<String> findRequestId() {
        return Optional.ofNullable(failure.requestId());
    }

    /** Returns how long the provider asks to wait. */
    public Optional<Duration> findRetryAfter() {
        return Optional.ofNullable(failure.retryAfter());
    }

    /** Whether the provider may have done what was asked: look before asking again. */
    public boolean perhapsExecuted() {
        return failure.perhapsExecuted();
    }

    /** The request itself is wrong: change it. */
    public static final class InvalidRequest extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public InvalidRequest(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** The keys, the signature or the clock are wrong: change the credentials, or set the clock. */
    public static final class Unauthenticated extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public Unauthenticated(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** The account may not do this: change its permissions. */
    public static final class Forbidden extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public Forbidden(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** There is no such thing. */
    public static final class NotFound extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public NotFound(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** The state does not allow it, or the client token was used for another request: look, then decide. */
    public static final class Conflict extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public Conflict(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** A quota is used up: free something, or ask the provider for more. */
    public static final class QuotaExceeded extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public QuotaExceeded(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** Too many calls: wait, {@link #findRetryAfter()} says how long if the provider does. Nothing was done. */
    public static final class Throttled extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public Throttled(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** The service could not be reached, or failed on a read. Nothing was done: try again later. */
    public static final class Unavailable extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public Unavailable(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }

    /** A mutation was sent and nobody knows whether it was done: look before asking again. */
    public static final class OutcomeUnknown extends BceException {
        private static final long serialVersionUID = 1L;

        /** Made by the client. */
        public OutcomeUnknown(String message, Failure failure, @Nullable Throwable cause) {
            super(message, failure, cause);
        }
    }
}
