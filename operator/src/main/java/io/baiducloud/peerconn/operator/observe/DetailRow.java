package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import java.time.Instant;

/**
 * One side of a connection as a detail call showed it.
 *
 * @param row what came
 * @param readAt when it was asked for
 */
public record DetailRow(PeerConn row, Instant readAt) {}
