package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a view knows: the newest list, the newest details, what was changed since, what was seen when, and whom it concerns.
 * Thread-safe; wakes objects outside its lock.
 */
final class RowMemory {
    private final Wire wire;
    private final Herald herald;

    private final Object lock = new Object();
    private final Watchers watchers;
    private final Freshness freshness = new Freshness();
    private final Sightings sightings = new Sightings();
    private final DetailCache details;
    private final Unrest unrest;
    private volatile @Nullable Published latest;

    RowMemory(Wire wire, Herald herald, CloudSettings settings, RandomGenerator random) {
        this.wire = wire;
        this.herald = herald;
        this.watchers = new Watchers(settings.pollInterval());
        this.details = new DetailCache(settings.detailInterval(), random);
        this.unrest = new Unrest(watchers, freshness);
    }

    Optional<Snapshot> latest() {
        return published().map(Published::snapshot);
    }

    private Optional<Published> published() {
        return Optional.ofNullable(latest);
    }

    void watch(ObjectRef ref, Interest interest) {
        boolean hasMissedSomething;
        synchronized (lock) {
            if (interest.shortTransition() && !watchers.isMoving(ref)) {
                unrest.stir(wire.now());
            }
            Optional<Interest> before = watchers.put(ref, interest, wire.now());
            interest.knownId().ifPresent(id -> sightings.track(id, published(), wire.stamp()));
            hasMissedSomething = latest().filter(snapshot -> hasMissed(snapshot, ref, interest, before))
                    .isPresent();
        }
        if (latest().filter(snapshot -> snapshot.sequence() > interest.seenSequence())
                .isEmpty()) {
            herald.spare(ref);
        }
        if (hasMissedSomething) {
            herald.tell(Set.of(ref), Duration.ZERO, wire.now());
        }
    }

    /** Whether a snapshot that came during the pass would have woken the object, had its interest been known then. */
    private boolean hasMissed(Snapshot snapshot, ObjectRef ref, Interest interest, Optional<Interest> before) {
        boolean hasItsList = watchers.stopsWaiting(ref, snapshot.begunAt());
        boolean newLocator = before.isEmpty()
                || !before.get().knownId().equals(interest.knownId())
                || !before.get().pair().equals(interest.pair());
        return snapshot.sequence() > interest.seenSequence() && (hasItsList || newLocator);
    }

    void unwatch(ObjectRef ref) {
        herald.spare(ref);
        synchronized (lock) {
            watchers.remove(ref);
        }
    }

    Set<ObjectRef> watchers() {
        synchronized (lock) {
            return watchers.all();
        }
    }

    boolean isWatchedBy(ObjectRef ref) {
        synchronized (lock) {
            return watchers.contains(ref);
        }
    }

    int watcherCount() {
        synchronized (lock) {
            return watchers.size();
        }
    }

    /** A list has begun: what was stirred up before will be in it. */
    void listBegun(Instant at) {
        synchronized (lock) {
            unrest.listBegun(at);
        }
    }

    Need need() {
        synchronized (lock) {
            Optional<Instant> stirredAt = unrest.since();
            return new Need(
                    !watchers.isEmpty(),
                    watchers.anybodyWaits(),
                    stirredAt,
                    stirredAt.isPresent() ? unrest.sidesCheaperThanAList(latest()) : List.of(),
                    watchers.shortestInterval());
        }
    }

    /** Wakes those whom a row concerns. */
    void tell(PeerConn row) {
        Set<ObjectRef> concerned;
        synchronized (lock) {
            concerned = watchers.concernedBy(RowIndex.Change.of(row));
        }
        herald.tell(concerned, Duration.ZERO, wire.now());
    }

    /**
     * Takes a complete list, and wakes exactly those whom it concerns, within the given time; those that asked to be compared
     * more rarely when that time has come.
     */
    Snapshot listed(ListRun run, Duration within) {
        Optional<Published> before = published();
        RowIndex earlier = before.map(Published::snapshot).map(Snapshot::rows).orElse(RowIndex.empty());
        Published published = Published.of(run, before, wire.now());
        Snapshot snapshot = published.snapshot();
        RowIndex rows = snapshot.rows();
        Set<ObjectRef> concerned = new LinkedHashSet<>();
        Map<ObjectRef, Instant> later = new LinkedHashMap<>();
        synchronized (lock) {
            latest = published;
            concerned.addAll(watchers.knowing(freshness.listed(run.begunStamp())));
            sightings.listed(published, watchers);
            details.keepOnly(id -> watchers.isKnown(id) || !rows.ofId(id).isEmpty());
            details.readBetween(before.map(Published::begunStamp).orElse(0L), run.begunStamp())
                    .filter(entry -> contradicts(snapshot, before, entry))
                    .map(entry -> RowIndex.Change.of(entry.detail().row()))
                    .forEach(change -> concerned.addAll(watchers.concernedBy(change)));
            concerned.addAll(watchers.satisfiedBy(run.begunAt()));
            if (snapshot.isFirst()) {
                // the first list is news to everybody, even where it shows nothing
                concerned.addAll(watchers.all());
            } else {
                watchers.concernedBy(rows.changeSince(earlier)).stream()
                        .filter(ref -> !concerned.contains(ref))
                        .forEach(ref -> watchers.contentUntil(ref)
                                .filter(snapshot.completedAt()::isBefore)
                                .ifPresentOrElse(until -> later.put(ref, until), () -> concerned.add(ref)));
            }
        }
        herald.tell(concerned, within, snapshot.completedAt());
        later.forEach(herald::tellAt);
        return snapshot;
    }

    /** Whether a list takes back what a detail has shown since the list before: changed, and changed back in between. */
    private static boolean contradicts(Snapshot list, Optional<Published> before, DetailCache.Entry entry) {
        PeerConn read = entry.detail().row();
        Optional<PeerConn> listedBefore =
                before.flatMap(earlier -> earlier.snapshot().find(read.peerConnId(), read.role()));
        Optional<DetailCache.Entry> detail = Optional.of(entry);
        return !RowMerge.merge(listedBefore, detail, false)
                .equals(RowMerge.merge(list.find(read.peerConnId(), read.role()), detail, true));
    }

    void read(PeerConn row, Instant readAt, long begunStamp) {
        synchronized (lock) {
            details.put(row, readAt, begunStamp);
            freshness.read(row.peerConnId(), row.role(), begunStamp, listed(row.peerConnId()));
            sightings.seen(row, readAt, begunStamp);
        }
    }

    private List<PeerConn> listed(String peerConnId) {
        return latest().map(snapshot -> snapshot.rowsOf(peerConnId)).orElse(List.of());
    }

    void readNothing(String peerConnId, PeerConnRole role) {
        synchronized (lock) {
            details.remove(peerConnId, role);
        }
    }

    void mutated(String peerConnId) {
        synchronized (lock) {
            unrest.stir(wire.now());
            long stamp = wire.stamp();
            freshness.changed(peerConnId, stamp);
            details.changed(peerConnId);
            sightings.changedByUs(peerConnId, wire.now(), stamp);
        }
    }

    void released(String peerConnId) {
        synchronized (lock) {
            sightings.released(peerConnId, wire.now(), wire.stamp());
        }
    }

    boolean isDirty(String peerConnId, PeerConnRole role) {
        synchronized (lock) {
            return freshness.isDirty(peerConnId, role);
        }
    }

    Optional<DetailRow> cachedDetail(String peerConnId, PeerConnRole role) {
        synchronized (lock) {
            return details.find(peerConnId, role).map(DetailCache.Entry::detail);
        }
    }

    boolean detailDue(String peerConnId, PeerConnRole role) {
        Instant now = wire.now();
        synchronized (lock) {
            return details.find(peerConnId, role).map(entry -> entry.isDue(now)).orElse(true);
        }
    }

    Optional<Instant> detailDueAt(String peerConnId, PeerConnRole role) {
        synchronized (lock) {
            return details.find(peerConnId, role).map(DetailCache.Entry::due);
        }
    }

    void postponeDetail(String peerConnId, PeerConnRole role) {
        Instant now = wire.now();
        synchronized (lock) {
            details.postpone(peerConnId, role, now);
        }
    }

    Optional<PeerConn> merged(String peerConnId, PeerConnRole role) {
        synchronized (lock) {
            Optional<DetailCache.Entry> detail = details.find(peerConnId, role);
            Optional<PeerConn> row = latest().flatMap(snapshot -> snapshot.find(peerConnId, role));
            long listStamp = published().map(Published::begunStamp).orElse(0L);
            boolean listIsNewer =
                    detail.map(entry -> listStamp > entry.begunStamp()).orElse(true);
            return RowMerge.merge(row, detail, listIsNewer);
        }
    }

    boolean hasShown(String peerConnId, PeerConnRole side) {
        synchronized (lock) {
            return sightings.hasShown(peerConnId, side);
        }
    }

    Census census() {
        synchronized (lock) {
            return sightings.census(watchers);
        }
    }

    Optional<Instant> missingSince(String peerConnId) {
        synchronized (lock) {
            return sightings.missingSince(peerConnId);
        }
    }

    void alarm(String peerConnId) {
        synchronized (lock) {
            sightings.alarm(peerConnId);
        }
    }

    Absence absence(String peerConnId) {
        synchronized (lock) {
            return sightings.absence(peerConnId);
        }
    }

    void excuse(String peerConnId) {
        synchronized (lock) {
            sightings.excuse(peerConnId);
        }
    }
}
