package io.baiducloud.peerconn.operator.throttle;

import java.time.Instant;

/** Whether the cloud accepts a credential in a region, as the last plain list showed. */
public sealed interface Health {
    /** No list has ended yet; calls are allowed. */
    record Unproven() implements Health {}

    /** The last list worked. */
    record Proven() implements Health {}

    /**
     * A plain list was refused, so the key itself is bad. Nothing but probes is sent.
     *
     * @param refusal what is wrong with it
     * @param message what to tell a person; the same text as long as the reason is the same
     * @param since when it was first seen
     */
    record Refused(Refusal refusal, String message, Instant since) implements Health {}

    /**
     * Plain lists fail for another reason. Nothing but probes is sent.
     *
     * @param message what to tell a person; the same text as long as the reason is the same
     * @param since when it was first seen
     */
    record Unreachable(String message, Instant since) implements Health {}

    /** Why a plain list was refused. */
    enum Refusal {
        /** The provider does not know the access key id, or no longer takes the session that it belongs to. */
        INVALID_ACCESS_KEY_ID,
        /** The secret does not belong to the key id. */
        SIGNATURE_DOES_NOT_MATCH,
        /** The clock is wrong: nothing can be said of the key. */
        REQUEST_EXPIRED,
        /** The key is good, its account may not list connections. */
        NOT_ALLOWED
    }

    /** Whether calls other than the poller's own list may be made. */
    default boolean allowsCalls() {
        return switch (this) {
            case Unproven _ -> true;
            case Proven _ -> true;
            case Refused _ -> false;
            case Unreachable _ -> false;
        };
    }
}
