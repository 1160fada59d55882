package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.util.Optional;

/**
 * What matters for a deletion beside the object itself.
 *
 * @param crdBeingDeleted whether the definition of all objects is being deleted
 * @param heir an object that takes the connection over when this one goes
 * @param releaseAllowed whether the release brake lets one more through
 */
public record Surroundings(boolean crdBeingDeleted, Optional<ObjectRef> heir, boolean releaseAllowed) {
    /** Of an object that is not being deleted. */
    public static Surroundings none() {
        return new Surroundings(false, Optional.empty(), true);
    }
}
