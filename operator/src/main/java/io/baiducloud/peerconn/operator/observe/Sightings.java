package io.baiducloud.peerconn.operator.observe;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The whereabouts of the connections that objects know. Not thread-safe: the view's lock guards it. */
final class Sightings {
    /** So many vanished connections are nobody's accident, if they are also more than the share below. */
    private static final int FEW = 3;

    private static final double SMALL_SHARE = 0.2;

    private final Map<String, Sighting> byId = new HashMap<>();

    /** Somebody knows an id: begins to look out for it, from the newest list on. */
    void track(String peerConnId, Optional<Published> latest, long stamp) {
        byId.computeIfAbsent(peerConnId, id -> {
            var sighting = new Sighting(stamp);
            latest.filter(published -> !published.snapshot().rowsOf(id).isEmpty())
                    .ifPresent(published -> sighting.seen(published.snapshot().begunAt(), published.begunStamp()));
            return sighting;
        });
    }

    void seen(String peerConnId, Instant at, long stamp) {
        Sighting sighting = byId.get(peerConnId);
        if (sighting != null) {
            sighting.seen(at, stamp);
        }
    }

    void changedByUs(String peerConnId, Instant now, long stamp) {
        byId.computeIfAbsent(peerConnId, id -> new Sighting(stamp)).changedByUs(now);
    }

    void released(String peerConnId, Instant now, long stamp) {
        byId.computeIfAbsent(peerConnId, id -> new Sighting(stamp)).released(now);
    }

    void excuse(String peerConnId) {
        Sighting sighting = byId.get(peerConnId);
        if (sighting != null) {
            sighting.excuse();
        }
    }

    Absence absence(String peerConnId) {
        Sighting sighting = byId.get(peerConnId);
        return sighting == null ? new Absence(Optional.empty(), 0, false, false) : sighting.absence();
    }

    /** A complete list has come. */
    void listed(Published published, Watchers watchers) {
        Snapshot snapshot = published.snapshot();
        Instant now = snapshot.completedAt();
        byId.entrySet()
                .removeIf(entry ->
                        !watchers.isKnown(entry.getKey()) && !entry.getValue().isNoted(now));
        byId.forEach((id, sighting) -> {
            if (snapshot.rowsOf(id).isEmpty()) {
                sighting.lackedBy(published.begunStamp());
            } else {
                sighting.seen(snapshot.begunAt(), published.begunStamp());
            }
        });
        boolean mass = tooManyAreMissing(watchers);
        byId.values().forEach(sighting -> sighting.judge(mass));
    }

    private boolean tooManyAreMissing(Watchers watchers) {
        int counted = 0;
        int missing = 0;
        for (Map.Entry<String, Sighting> entry : byId.entrySet()) {
            Sighting sighting = entry.getValue();
            if (watchers.isKnown(entry.getKey()) && sighting.isCounted()) {
                counted++;
                missing += sighting.isMissing() ? 1 : 0;
            }
        }
        boolean all = counted >= 2 && missing == counted;
        boolean many = missing > FEW && missing > SMALL_SHARE * counted;
        return all || many;
    }

    int size() {
        return byId.size();
    }
}
