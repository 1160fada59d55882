package io.baiducloud.peerconn.operator.plan;

/** The event that tells of an object's coming to a reason, once. */
public enum Told {
    /** None: the mutations on the way tell of themselves. */
    NOTHING,
    /** It is ready. */
    READY,
    /** Somebody else has to act. */
    WAITING,
    /** It is not ready any more, or not yet. */
    NOT_READY,
    /** Only a person can help. */
    STALLED,
    /** The credentials cannot be used. */
    CREDENTIALS_PROBLEM
}
