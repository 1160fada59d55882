package io.baiducloud.peerconn.simulator.records;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.time.Instant;

/**
 * A request that arrived.
 *
 * @param at real time
 * @param accountId empty when the signature did not prove one
 * @param target path and query, without credentials
 * @param status the HTTP status answered, 0 for a reset
 * @param code the error code, or empty
 * @param faults what was done to it on purpose, or empty
 */
public record RequestEntry(
        Instant at,
        String region,
        String accountId,
        Operation operation,
        String peerConnId,
        String method,
        String target,
        int status,
        String code,
        String requestId,
        String faults) {}
