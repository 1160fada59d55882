package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;

/** What was seen of the side that the acceptor block drives. */
public sealed interface OtherSide {
    /** No acceptor block. */
    record NotDeclared() implements OtherSide {}

    /** Its row. */
    record Seen(PeerConn row, boolean fresh) implements OtherSide {}

    /** Not there yet, or not looked at yet. */
    record Unseen(String message) implements OtherSide {}

    /** Its credentials do not work; own-side work goes on. */
    record NoAccess(Reason reason, String message) implements OtherSide {}
}
