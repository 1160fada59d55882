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
     * @param handsOver whether this object would take the connection over when that one goes, by its adoptionPolicy
     */
    record Lost(ObjectRef winner, boolean handsOver) implements Claim {}
}
