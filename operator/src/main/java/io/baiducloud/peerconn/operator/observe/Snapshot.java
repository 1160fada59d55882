package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One complete list of the connections of an account in a region. Never changes.
 *
 * @param begunAt when its first page was asked for
 * @param completedAt when its last page had come
 * @param sequence counts the snapshots of a view, from 1
 * @param pages how many calls it took
 * @param rows what it holds
 * @param previousBegunAt when the list before it was begun; empty for the first
 */
public record Snapshot(
        Instant begunAt,
        Instant completedAt,
        long sequence,
        int pages,
        RowIndex rows,
        Optional<Instant> previousBegunAt) {

    /** Returns one side of a connection. */
    public Optional<PeerConn> find(String peerConnId, PeerConnRole role) {
        return rowsOf(peerConnId).stream().filter(row -> row.role() == role).findFirst();
    }

    /** Returns the sides of a connection that this account has in this region; empty when there are none. */
    public List<PeerConn> rowsOf(String peerConnId) {
        return rows.ofId(peerConnId);
    }

    /** Returns the rows between two VPCs: either direction, every role, every status. */
    public List<PeerConn> ofPair(String vpcA, String vpcB) {
        return rows.ofPair(new VpcPair(vpcA, vpcB));
    }

    /** Whether it is the first of its view, and so news to everybody. */
    boolean isFirst() {
        return sequence == 1;
    }

    /** Returns the number of rows. */
    public int size() {
        return rows.size();
    }
}
