package io.baiducloud.peerconn.simulator.records;

import io.baiducloud.peerconn.simulator.cloud.BoundedLog;
import io.baiducloud.peerconn.simulator.model.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The latest requests, and how many there were of each operation since the start. */
public final class RequestLog {
    private final BoundedLog<RequestEntry> log = new BoundedLog<>(10_000);
    private final Map<Operation, LongAdder> counts = new EnumMap<>(Operation.class);

    /** An empty log. */
    public RequestLog() {
        for (Operation operation : Operation.values()) {
            counts.put(operation, new LongAdder());
        }
    }

    /** Notes a request. */
    public void add(RequestEntry entry) {
        log.add(entry);
        counter(entry.operation()).increment();
    }

    /** How many requests of an operation arrived, refused ones included. */
    public long count(Operation operation) {
        return counter(operation).sum();
    }

    /** How many requests arrived. */
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Fails unless exactly so many requests of an operation arrived. */
    public void assertCount(Operation operation, long expected) {
        if (count(operation) != expected) {
            throw new AssertionError(
                    "expected " + expected + " " + operation.word() + " requests, but there were " + count(operation));
        }
    }

    /** The latest 10,000 requests, oldest first. */
    public List<RequestEntry> entries() {
        return log.entries();
    }

    /** Forgets everything, counts included. */
    public void clear() {
        log.clear();
        counts.values().forEach(LongAdder::reset);
    }

    private LongAdder counter(Operation operation) {
        LongAdder counter = counts.get(operation);
        if (counter == null) {
            throw new IllegalArgumentException("no counter for " + operation);
        }
        return counter;
    }
}
