package io.baiducloud.peerconn.operator;

/** Why a process that works must not go on; its pod starts another one. */
public enum Emergency {
    /** Another replica may lead now. */
    LEASE_LOST,
    /** The API server ended a watch for a reason that a new one does not cure: what is known of objects grows old. */
    WATCH_LOST
}
