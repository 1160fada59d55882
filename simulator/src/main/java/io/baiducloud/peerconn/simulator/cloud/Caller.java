package io.baiducloud.peerconn.simulator.cloud;

/**
 * Who asks, and where.
 *
 * @param region the region whose endpoint was called
 * @param clientToken the token of the call, or empty
 */
public record Caller(String accountId, String region, String clientToken) {}
