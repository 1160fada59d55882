package io.baiducloud.peerconn.simulator.records;

import io.baiducloud.peerconn.simulator.cloud.BoundedLog;
import io.baiducloud.peerconn.simulator.model.Operation;
import java.util.List;
import java.util.stream.Collectors;

/** The mutations that were applied through the API, in order; replays by token and refusals are not among them. */
public final class Journal {
    private final BoundedLog<JournalEntry> log = new BoundedLog<>(100_000);

    /** Notes a mutation. */
    public void add(JournalEntry entry) {
        log.add(entry);
    }

    /** Every mutation, oldest first. */
    public List<JournalEntry> entries() {
        return log.entries();
    }

    /** Every mutation of one connection, oldest first. */
    public List<JournalEntry> entries(String peerConnId) {
        return entries().stream()
                .filter(entry -> entry.peerConnId().equals(peerConnId))
                .toList();
    }

    /** The operations, oldest first. */
    public List<Operation> operations() {
        return entries().stream().map(JournalEntry::operation).toList();
    }

    /** How often an operation was applied. */
    public long count(Operation operation) {
        return entries().stream()
                .filter(entry -> entry.operation() == operation)
                .count();
    }

    /** Forgets everything. */
    public void clear() {
        log.clear();
    }

    /** Fails unless exactly these mutations were applied, in this order. */
    public void assertExactly(Operation... expected) {
        List<Operation> wanted = List.of(expected);
        if (!operations().equals(wanted)) {
            throw new AssertionError("expected exactly the mutations " + words(wanted) + " but applied were "
                    + words(operations()) + ":\n"
                    + entries().stream().map(JournalEntry::toString).collect(Collectors.joining("\n")));
        }
    }

    /** Fails unless no mutation was applied. */
    public void assertNothing() {
        assertExactly();
    }

    private static String words(List<Operation> operations) {
        return operations.stream().map(Operation::word).toList().toString();
    }
}
