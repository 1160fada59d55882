package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moves for anybody, or was changed by us and not read again; and since when. Not thread-safe: the view's lock guards
 * it.
 */
final class Unrest {
    private final Watchers watchers;
    private final Freshness freshness;
    private @Nullable Instant stirredAt;

    Unrest(Watchers watchers, Freshness freshness) {
        this.watchers = watchers;
        this.freshness = freshness;
    }

    /** Something begins to move: notes since when, unless something has been moving already. */
    void stir(Instant now) {
        if (stirredAt == null || isAtRest()) {
            stirredAt = now;
        }
    }

    private boolean isAtRest() {
        return !watchers.isAnybodyMoving() && freshness.isClean();
    }

    /** A list has begun: what was stirred up before will be in it; what goes on moving counts from now. */
    void listBegun(Instant at) {
        stirredAt = watchers.isAnybodyMoving() ? at : null;
    }

    /** Returns since when something moves that no list begun later has shown; empty when all is at rest. */
    Optional<Instant> since() {
        if (isAtRest()) {
            return Optional.empty();
        }
        return Optional.of(stirredAt == null ? Instant.MIN : stirredAt);
    }

    /** Returns all that move, if each of them is known to the list and they are fewer than its pages. */
    List<Side> sidesCheaperThanAList(Optional<Snapshot> latest) {
        int pages = latest.map(Snapshot::pages).orElse(1);
        if (pages < 2 || freshness.dirtyIds().size() >= pages || watchers.movingCount() >= pages) {
            return List.of();
        }
        Optional<Set<String>> moving = watchers.movingIds();
        if (moving.isEmpty()) {
            return List.of();
        }
        var ids = new LinkedHashSet<>(moving.get());
        ids.addAll(freshness.dirtyIds());
        var sides = new ArrayList<Side>();
        for (String id : ids) {
            List<PeerConn> rows = latest.map(list -> list.rowsOf(id)).orElse(List.of());
            if (rows.isEmpty()) {
                return List.of();
            }
            rows.forEach(row -> sides.add(new Side(id, row.role())));
        }
        return sides.size() < pages ? List.copyOf(sides) : List.of();
    }
}
