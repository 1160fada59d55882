package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;

/** What is said of a connection in a state that this version does not know. */
final class UnknownState {
    private UnknownState() {}

    static String of(PeerConn row) {
        String word = row.statusAsString();
        return "the cloud shows "
                + (word == null
                        ? "no state of the connection"
                        : "a state that this version does not know, \"" + word + '"')
                + ": nothing is changed meanwhile";
    }
}
