package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.RequestLog;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many calls of each kind have arrived at the cloud.
 *
 * @param counts by operation
 */
record CallTally(Map<Operation, Long> counts) {
    static CallTally of(RequestLog log) {
        Map<Operation, Long> counts = new EnumMap<>(Operation.class);
        for (Operation operation : Operation.values()) {
            counts.put(operation, log.count(operation));
        }
        return new CallTally(counts);
    }

    CallTally since(CallTally before) {
        Map<Operation, Long> difference = new EnumMap<>(Operation.class);
        counts.forEach((operation, count) -> difference.put(operation, count - before.of(operation)));
        return new CallTally(difference);
    }

    long of(Operation operation) {
        return counts.getOrDefault(operation, 0L);
    }

    int total() {
        return Math.toIntExact(
                counts.values().stream().mapToLong(Long::longValue).sum());
    }

    /** All but the pages of lists, which are shared. */
    int besidesLists() {
        return total() - Math.toIntExact(of(Operation.LIST));
    }
}
