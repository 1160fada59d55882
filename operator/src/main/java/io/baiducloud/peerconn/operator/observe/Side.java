package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConnRole;

/**
 * One side of a connection.
 *
 * @param peerConnId which connection
 * @param role which side of it
 */
record Side(String peerConnId, PeerConnRole role) {}
