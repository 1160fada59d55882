package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The details read last, one for each side of a connection. Not thread-safe: the view's lock guards it. */
final class DetailCache {
    /** First details come by the thousand when an operator starts: those that follow are spread over half of the interval. */
    private static final double SPREAD_OF_FIRST = 0.5;

    private static final double SPREAD = 0.1;
    /** Whoever is due stands in line for a while, and the interval is what nothing may be older than. */
    private static final double LEFT_FOR_THE_LINE = 0.05;

    private static final int TRIED_AGAIN_AFTER_SHARE = 10;

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
        Side side = new Side(row.peerConnId(), row.role());
        Instant due = readAt.plus(sooner(interval, sides.containsKey(side) ? SPREAD : SPREAD_OF_FIRST));
        sides.put(side, new Entry(new DetailRow(row, readAt), begunStamp, due, false));
    }

    private Duration sooner(Duration time, double share) {
        return time.minusMillis(Math.round(time.toMillis() * (LEFT_FOR_THE_LINE + share * random.nextDouble())));
    }

    /** A side could not be read again: its last detail serves on, and is due a little later; but not for ever. */
    void postpone(String peerConnId, PeerConnRole role, Instant now) {
        sides.computeIfPresent(new Side(peerConnId, role), (side, entry) -> {
            boolean tooOld =
                    entry.detail().readAt().plus(interval.multipliedBy(2)).isBefore(now);
            Instant later = now.plus(sooner(interval.dividedBy(TRIED_AGAIN_AFTER_SHARE), SPREAD));
            return tooOld ? null : new Entry(entry.detail(), entry.begunStamp(), later, entry.outdated());
        });
    }

    /** Those that were begun after one thing and before another. */
    Stream<Entry> readBetween(long afterStamp, long beforeStamp) {
        return sides.values().stream()
                .filter(entry -> entry.begunStamp() > afterStamp && entry.begunStamp() < beforeStamp);
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
