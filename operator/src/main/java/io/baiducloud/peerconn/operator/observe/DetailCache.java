package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.schedule.GrowingDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The details read last, one for each side of a connection. Not thread-safe: the view's lock guards it. */
final class DetailCache {
    private static final double JITTER = 0.1;

    /**
     * A detail.
     *
     * @param detail what came
     * @param begunStamp its place in the order of events
     * @param due when it is too old
     * @param outdated whether we have changed the connection since
     */
    record Entry(DetailRow detail, long begunStamp, Instant due, boolean outdated) {
        boolean isDue(Instant now) {
            return outdated || !now.isBefore(due);
        }
    }

    private final Duration interval;
    private final RandomGenerator random;
    private final Map<Side, Entry> sides = new HashMap<>();

    DetailCache(Duration interval, RandomGenerator random) {
        this.interval = interval;
        this.random = random;
    }

    void put(PeerConn row, Instant readAt, long begunStamp) {
        var due = readAt.plus(GrowingDelay.jitter(interval, JITTER, random));
        sides.put(
                new Side(row.peerConnId(), row.role()), new Entry(new DetailRow(row, readAt), begunStamp, due, false));
    }

    Optional<Entry> find(String peerConnId, PeerConnRole role) {
        return Optional.ofNullable(sides.get(new Side(peerConnId, role)));
    }

    void remove(String peerConnId, PeerConnRole role) {
        sides.remove(new Side(peerConnId, role));
    }

    /** We have changed a connection: what was read of it before is kept, but is due. */
    void changed(String peerConnId) {
        for (PeerConnRole role : PeerConnRole.values()) {
            sides.computeIfPresent(
                    new Side(peerConnId, role),
                    (side, entry) -> new Entry(entry.detail(), entry.begunStamp(), entry.due(), true));
        }
    }

    /** Forgets what nobody can ask for any more. */
    void keepOnly(Predicate<String> ids) {
        sides.keySet().removeIf(side -> !ids.test(side.peerConnId()));
    }

    int size() {
        return sides.size();
    }
}
