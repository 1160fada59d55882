package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a creation.
 *
 * @param peerConnId id of the new connection
 * @param requestId the provider's id of the request, null if it sent none
 */
public record CreatePeerConnResult(
        String peerConnId, @Nullable String requestId) {}
