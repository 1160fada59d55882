package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whereabouts of the connections that objects know. Not thread-safe: the view's lock guards it. */
final class Sightings {
    private final Map<String, Sighting> byId = new HashMap<>();

    /** Somebody knows an id: begins to look out for it, from the newest list on. */
    void track(String peerConnId, Optional<Published> latest, long stamp) {
        byId.computeIfAbsent(peerConnId, id -> {
            var sighting = new Sighting(stamp);
            latest.filter(published -> !published.snapshot().rowsOf(id).isEmpty())
                    .ifPresent(published -> sighting.seen(
                            published.snapshot().begunAt(),
                            published.begunStamp(),
                            published.snapshot().rowsOf(id).stream()));
            return sighting;
        });
    }

    void seen(PeerConn row, Instant at, long stamp) {
        Sighting sighting = byId.get(row.peerConnId());
        if (sighting != null) {
            sighting.seen(at, stamp, Stream.of(row));
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

    boolean hasShown(String peerConnId, PeerConnRole side) {
        Sighting sighting = byId.get(peerConnId);
        return sighting != null && sighting.hasShown(side);
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
                sighting.lackedBy(published.begunStamp(), snapshot.begunAt());
            } else {
                sighting.seen(snapshot.begunAt(), published.begunStamp(), snapshot.rowsOf(id).stream());
            }
        });
        boolean mass = census(watchers).isMassAbsence();
        byId.values().forEach(sighting -> sighting.judge(mass));
    }

    /** Counts those that objects know, and those of them that are missing. */
    Census census(Watchers watchers) {
        var known = new HashSet<String>();
        var missing = new HashSet<String>();
        byId.forEach((id, sighting) -> {
            if (watchers.isKnown(id) && sighting.isCounted()) {
                known.add(id);
                if (sighting.isMissing()) {
                    missing.add(id);
                }
            }
        });
        return new Census(known, missing);
    }

    /** When a list was begun that first lacked a connection. */
    Optional<Instant> missingSince(String peerConnId) {
        return Optional.ofNullable(byId.get(peerConnId)).flatMap(Sighting::missingSince);
    }

    /** Too many are missing elsewhere, too, for this one to be believed to be gone. */
    void alarm(String peerConnId) {
        Sighting sighting = byId.get(peerConnId);
        if (sighting != null) {
            sighting.judge(true);
        }
    }

    int size() {
        return byId.size();
    }
}
