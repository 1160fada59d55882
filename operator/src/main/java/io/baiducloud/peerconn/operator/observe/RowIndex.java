package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a list, found by id and by pair of VPCs. Of rows with the same id and role the last counts. Rows equal to
 * those of the list before are kept as they are, so that polling a cloud at rest leaves no garbage behind for long.
 */
public final class RowIndex {
    private static final RowIndex EMPTY = new RowIndex(Map.of(), Map.of(), 0);

    private final Map<String, List<PeerConn>> byId;
    private final Map<VpcPair, List<PeerConn>> byPair;
    private final int size;

    private RowIndex(Map<String, List<PeerConn>> byId, Map<VpcPair, List<PeerConn>> byPair, int size) {
        this.byId = byId;
        this.byPair = byPair;
        this.size = size;
    }

    /** Nothing. */
    public static RowIndex empty() {
        return EMPTY;
    }

    /** Indexes rows. */
    public static RowIndex of(List<PeerConn> rows) {
        return EMPTY.followedBy(rows);
    }

    /** Indexes the rows of the next list; the same instance when nothing has changed. */
    public RowIndex followedBy(List<PeerConn> rows) {
        var next = new HashMap<String, List<PeerConn>>(rows.size() * 2);
        for (PeerConn row : rows) {
            next.merge(row.peerConnId(), List.of(keep(row)), RowIndex::withLast);
        }
        if (next.equals(byId)) {
            return this;
        }
        var pairs = new HashMap<VpcPair, List<PeerConn>>();
        int count = 0;
        for (List<PeerConn> sides : next.values()) {
            for (PeerConn row : sides) {
                count++;
                pairOf(row).ifPresent(pair -> pairs.merge(pair, List.of(row), RowIndex::concat));
            }
        }
        return new RowIndex(next, pairs, count);
    }

    private PeerConn keep(PeerConn row) {
        for (PeerConn known : ofId(row.peerConnId())) {
            if (known.equals(row)) {
                return known;
            }
        }
        return row;
    }

    private static List<PeerConn> withLast(List<PeerConn> sides, List<PeerConn> last) {
        PeerConn row = last.getFirst();
        var merged = new ArrayList<PeerConn>(2);
        for (PeerConn side : sides) {
            if (side.role() != row.role()) {
                merged.add(side);
            }
        }
        merged.add(row);
        // the same two sides in another order are no change
        merged.sort((a, b) -> a.role().compareTo(b.role()));
        return List.copyOf(merged);
    }

    private static List<PeerConn> concat(List<PeerConn> some, List<PeerConn> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** Returns the rows with an id. */
    public List<PeerConn> ofId(String peerConnId) {
        return byId.getOrDefault(peerConnId, List.of());
    }

    /** Returns the rows between two VPCs. */
    public List<PeerConn> ofPair(VpcPair pair) {
        return byPair.getOrDefault(pair, List.of());
    }

    /** Returns all ids. */
    public Set<String> ids() {
        return byId.keySet();
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Returns what appeared, changed or vanished since an earlier list. */
    public Change changeSince(RowIndex earlier) {
        if (earlier == this) {
            return new Change(Set.of(), Set.of());
        }
        var ids = new HashSet<String>();
        var pairs = new HashSet<VpcPair>();
        byId.forEach((id, rows) -> {
            List<PeerConn> before = earlier.ofId(id);
            if (!rows.equals(before)) {
                ids.add(id);
                addPairs(pairs, rows);
                addPairs(pairs, before);
            }
        });
        earlier.byId.forEach((id, rows) -> {
            if (!byId.containsKey(id)) {
                ids.add(id);
                addPairs(pairs, rows);
            }
        });
        return new Change(ids, pairs);
    }

    private static void addPairs(Set<VpcPair> pairs, List<PeerConn> rows) {
        rows.forEach(row -> pairOf(row).ifPresent(pairs::add));
    }

    private static Optional<VpcPair> pairOf(PeerConn row) {
        String local = row.localVpcId();
        String peer = row.peerVpcId();
        return local == null || peer == null ? Optional.empty() : Optional.of(new VpcPair(local, peer));
    }

    /**
     * What differs between two lists.
     *
     * @param ids ids with a row that appeared, changed or vanished
     * @param pairs pairs of VPCs between which a row did
     */
    public record Change(Set<String> ids, Set<VpcPair> pairs) {
        /** One row. */
        static Change of(PeerConn row) {
            return new Change(Set.of(row.peerConnId()), pairOf(row).map(Set::of).orElse(Set.of()));
        }
    }
}
