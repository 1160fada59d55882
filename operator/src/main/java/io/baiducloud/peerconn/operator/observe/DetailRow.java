package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import java.time.Instant;

/**
 * One side of a connection as a detail call showed it.
 *
 * @param row what came
 * @param readAt when it was asked for
 */
public record DetailRow(PeerConn row, Instant readAt) {
    /** Whether it showed something on its way, and a list has come since: for a side that lists lack, it is time to look again. */
    boolean isOvertakenBy(Snapshot list) {
        return readAt.isBefore(list.begunAt()) && isMoving(row);
    }

    private static boolean isMoving(PeerConn row) {
        boolean connectionMoves =
                switch (row.status()) {
                    case CREATING, STARTING, STOPPING, UPDATING, DELETING -> true;
                    case CONSULTING, CONSULT_FAILED, ACTIVE, DOWN, EXPIRED, ERROR, DELETED, UNKNOWN -> false;
                };
        boolean dnsMoves =
                switch (row.dnsStatus()) {
                    case WAIT, SYNCING, CLOSING -> true;
                    case OPEN, CLOSE, UNKNOWN -> false;
                };
        return connectionMoves || dnsMoves;
    }
}
