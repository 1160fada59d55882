package io.baiducloud.peerconn.operator.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot, and where its beginning stands in the order of events of this view. Clocks can stand still or go backwards;
 * whether a list was begun after something else must not depend on them.
 *
 * @param snapshot the list
 * @param begunStamp its place in the order
 */
record Published(Snapshot snapshot, long begunStamp) {
    /** A list that has come, after what was published before. */
    static Published of(ListRun run, Optional<Published> before, Instant completedAt) {
        Optional<Snapshot> earlier = before.map(Published::snapshot);
        RowIndex rows = earlier.map(Snapshot::rows).orElse(RowIndex.empty()).followedBy(run.rows());
        return new Published(
                new Snapshot(
                        run.begunAt(),
                        completedAt,
                        earlier.map(Snapshot::sequence).orElse(0L) + 1,
                        run.pages(),
                        rows,
                        earlier.map(Snapshot::begunAt)),
                run.begunStamp());
    }
}
