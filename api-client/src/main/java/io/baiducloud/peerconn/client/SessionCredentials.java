package io.baiducloud.peerconn.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that end.
 *
 * @param credentials keys and session token
 * @param expiration when they end
 * @param createTime when they were made, null if the provider did not say
 * @param userId whose they are, null if the provider did not say
 * @param roleId the role that was assumed, null for none
 */
public record SessionCredentials(
        BceCredentials credentials,
        Instant expiration,
        @Nullable Instant createTime,
        @Nullable String userId,
        @Nullable String roleId) {}
