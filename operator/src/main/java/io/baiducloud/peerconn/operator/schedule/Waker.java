package io.baiducloud.peerconn.operator.schedule;

import io.baiducloud.peerconn.operator.identity.ObjectRef;

/** Lets an object be reconciled soon. Waking twice before the pass has begun is the same as once. */
@FunctionalInterface
public interface Waker {
    /** Wakes one object; never blocks and never throws. */
    void wake(ObjectRef ref);
}
