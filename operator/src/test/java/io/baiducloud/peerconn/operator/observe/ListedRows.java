package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Evidence;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at an object's connection among listed rows as the observer does, without a cloud behind them.
 *
 * @param cluster whose tags are ours
 * @param living finds the living object that bears a tag
 * @param rows as listed
 * @param detailRead whether a detail was read besides, so that absent tags are final
 * @param fresh whether they were read after our last mutation
 */
public record ListedRows(
        Cluster cluster,
        Function<OwnerTag, Optional<ObjectRef>> living,
        List<PeerConn> rows,
        boolean detailRead,
        boolean fresh) {

    /** What is seen of the object's connection; the evidence counts where nothing is. */
    public Observed observe(Desired desired, Memory memory, Evidence evidence) {
        var snapshot =
                new Snapshot(evidence.listBegunAt(), evidence.listBegunAt(), 1, 1, RowIndex.of(rows), Optional.empty());
        var finder = new ConnectionFinder(
                desired,
                memory,
                cluster.tagsOf(desired.ref().namespace(), desired.ref().name()));
        return switch (finder.find(snapshot)) {
            case ConnectionFinder.Finding.Found(String id, Optional<PeerConn> own) ->
                own.<Observed>map(row -> new Observed.Present(
                                row,
                                cluster.ownershipOf(row, desired.ref(), detailRead, living),
                                fresh,
                                snapshot.find(id, row.role().other())))
                        .orElseGet(() -> new Observed.Unknown(
                                Reason.PENDING,
                                "connection " + id + " is there: its details are still to be read",
                                false));
            case ConnectionFinder.Finding.Other(Observed other) -> other;
            case ConnectionFinder.Finding.Nothing() ->
                new Observed.Absent(
                        Optional.ofNullable(desired.spec().peerConnId()).or(memory::knownId), evidence);
        };
    }

    /** The instant that a list of just now was begun at. */
    public static Instant begunBefore(Instant now) {
        return now.minusSeconds(5);
    }
}
