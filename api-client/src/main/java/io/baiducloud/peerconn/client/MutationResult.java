package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/**
 * What the provider answers to a mutation that it took: nothing but an id for support tickets.
 *
 * @param requestId the provider's id of the request, null if it sent none
 */
public record MutationResult(@Nullable String requestId) {}
