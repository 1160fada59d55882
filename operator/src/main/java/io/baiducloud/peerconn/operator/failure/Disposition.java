package io.baiducloud.peerconn.operator.failure;

import io.baiducloud.peerconn.operator.plan.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * What to do about a failed call.
 *
 * @param kind what to wait for
 * @param reason the word that conditions show
 * @param message what to tell a person: stable as long as the situation is the same, so without request ids, times or counters
 * @param retryAfter how long the provider asked to wait
 * @param perhapsExecuted whether the provider may have done it nevertheless: look before asking again
 */
public record Disposition(
        Kind kind, Reason reason, String message, Optional<Duration> retryAfter, boolean perhapsExecuted) {

    /** What to wait for. None of them is for ever: after a long time each is tried again. */
    public enum Kind {
        /** A change of the spec, or of something else that only a person can change. */
        WAIT_FOR_SPEC,
        /** Other credentials, or more permissions for these. */
        WAIT_FOR_CREDENTIALS,
        /** Better times, with growing distance. */
        BACK_OFF,
        /** The provider's patience. */
        THROTTLED,
        /** Nothing: what is known of the connection is out of date. */
        LOOK_AGAIN
    }

    /** Whether the key itself may be bad, for every object that uses it, and not only this request. */
    public boolean suspectsKey() {
        return reason == Reason.INVALID_ACCESS_KEY_ID || reason == Reason.SIGNATURE_DOES_NOT_MATCH;
    }
}
