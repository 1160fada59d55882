package io.baiducloud.peerconn.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which role to assume.
 *
 * @param accountId the account that the role belongs to
 * @param roleName the role
 * @param userId the user to act as, null for none
 * @param duration how long the session lasts, in whole seconds, at most two hours
 * @param acl what the session may do; null for what the role may do
 */
public record AssumeRoleRequest(
        String accountId,
        String roleName,
        @Nullable String userId,
        Duration duration,
        @Nullable AccessControlList acl) {
    private static final Duration LONGEST = Duration.ofHours(2);

    /** Checks the fields. */
    public AssumeRoleRequest {
        if (accountId == null || accountId.isBlank()) {
            throw new IllegalArgumentException("accountId: must be set");
        }
        if (roleName == null || roleName.isBlank()) {
            throw new IllegalArgumentException("roleName: must be set");
        }
        SessionTokenRequest.requireSeconds("duration", duration);
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("duration: must be at most two hours, is " + duration);
        }
    }

    /** A role for two hours. */
    public static AssumeRoleRequest of(String accountId, String roleName) {
        return new AssumeRoleRequest(accountId, roleName, null, LONGEST, null);
    }
}
