package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.operator.identity.ObjectRef;

/** Whether this object may manage its side, among all that claim it. */
public sealed interface Claim {
    /** It may. */
    record Won() implements Claim {}

    /**
     * Another object manages it.
     *
     * @param winner which
     * @param handOver what becomes of the connection when that one is deleted
     */
    record Lost(ObjectRef winner, HandOver handOver) implements Claim {}

    /** What becomes of a connection when the object that manages it is deleted, and this one stays. */
    enum HandOver {
        /** This one takes it over. */
        ASSURED,
        /** This one could take it over, and its adoptionPolicy does not say so. */
        NOT_DECLARED,
        /** The two are too different for one to inherit from the other, whatever the policy. */
        IMPOSSIBLE
    }
}
