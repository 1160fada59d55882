package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks after every beat whether a promise was broken: at the cloud's journal and bill, not at what the operator says. */
final class Watchdog {
    /** Two regions, reads and mutations at 10/s each for every credential, and what a full bucket holds besides. */
    private static final long CALLS_PER_MINUTE = 2 * 60 * 20 + 4 * 20;

    private final World world;
    private final Set<String> deletable = new HashSet<>();
    private int read;
    private Instant minute;
    private long callsBefore;

    Watchdog(World world) {
        this.world = world;
        this.minute = world.clock().instant();
    }

    void look() {
        world.objects().stream()
                .filter(PeerConnection::isMarkedForDeletion)
                .map(object -> object.getStatus().peerConnId())
                .forEach(id -> {
                    if (id != null) {
                        deletable.add(id);
                    }
                });
        List<JournalEntry> journal = world.cloud().journal().entries();
        journal.subList(read, journal.size()).forEach(this::check);
        read = journal.size();
        noneTwice();
        withinBudget();
    }

    private void check(JournalEntry entry) {
        if (entry.operation() == Operation.DELETE && !isOfDeletedObject(entry)) {
            world.violation("released although nobody deleted its object: " + entry);
        }
        world.cloud()
                .connection(entry.peerConnId())
                .filter(connection -> !connection.initiator().accountId().equals(entry.accountId()))
                .ifPresent(connection -> world.violation("changed with another account's keys: " + entry));
    }

    /** By id, or, where the object was deleted before it learnt the id, by the pair. */
    private boolean isOfDeletedObject(JournalEntry entry) {
        return deletable.contains(entry.peerConnId())
                || world.objects().stream()
                        .filter(PeerConnection::isMarkedForDeletion)
                        .anyMatch(object -> world.cloud()
                                .connection(entry.peerConnId())
                                .filter(connection -> connection.joins(
                                        object.getSpec().localVpcId(),
                                        object.getSpec().peerVpcId()))
                                .isPresent());
    }

    private void noneTwice() {
        Map<String, Long> alive = world.cloud().connections().stream()
                .filter(connection -> !connection.isGone())
                .collect(Collectors.groupingBy(Watchdog::pairOf, TreeMap::new, Collectors.counting()));
        alive.forEach((pair, count) -> {
            if (count > 1) {
                world.violation(count + " connections between " + pair);
            }
        });
    }

    private static String pairOf(Connection connection) {
        return connection.initiator().vpcId() + " and " + connection.acceptor().vpcId();
    }

    private void withinBudget() {
        Instant now = world.clock().instant();
        if (Duration.between(minute, now).compareTo(Duration.ofMinutes(1)) < 0) {
            return;
        }
        long calls = world.cloud().requests().total();
        long allowed = CALLS_PER_MINUTE * Weather.ACCOUNTS;
        if (calls - callsBefore > allowed) {
            world.violation((calls - callsBefore) + " calls within a minute");
        }
        minute = now;
        callsBefore = calls;
    }
}
