package io.baiducloud.peerconn.operator.observe;

/**
 * A snapshot, and where its beginning stands in the order of events of this view. Clocks can stand still or go backwards;
 * whether a list was begun after something else must not depend on them.
 *
 * @param snapshot the list
 * @param begunStamp its place in the order
 */
record Published(Snapshot snapshot, long begunStamp) {}
