package io.baiducloud.peerconn.simulator.records;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.time.Instant;

/**
 * A mutation that was applied.
 *
 * @param at business time
 * @param detail the parameters and body of the request, for people
 */
public record JournalEntry(
        Instant at, String accountId, String region, Operation operation, String peerConnId, String detail) {

    @Override
    public String toString() {
        return operation.word() + " " + peerConnId + " by " + accountId + " in " + region
                + (detail.isEmpty() ? "" : " " + detail);
    }
}
