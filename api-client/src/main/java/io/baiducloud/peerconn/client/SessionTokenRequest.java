package io.baiducloud.peerconn.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which session to open.
 *
 * @param duration how long it lasts, in whole seconds; 12 hours is the provider's own default
 * @param acl what the session may do; null for what the account may do
 */
public record SessionTokenRequest(
        Duration duration, @Nullable AccessControlList acl) {
    /** Checks the duration. */
    public SessionTokenRequest {
        requireSeconds("duration", duration);
    }

    /** A session of the provider's default length, 12 hours, without limits. */
    public static SessionTokenRequest defaults() {
        return new SessionTokenRequest(Duration.ofHours(12), null);
    }

    /** A session without limits. */
    public static SessionTokenRequest of(Duration duration) {
        return new SessionTokenRequest(duration, null);
    }

    static void requireSeconds(String field, Duration duration) {
        if (duration.toSeconds() < 1) {
            throw new IllegalArgumentException(field + ": must be at least a second, is " + duration);
        }
    }
}
