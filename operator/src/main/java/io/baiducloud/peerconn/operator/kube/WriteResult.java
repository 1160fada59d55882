package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnection;
import java.util.Optional;

/** What became of a write to an object. */
public sealed interface WriteResult {
    /**
     * It is done.
     *
     * @param object the object as it is now
     */
    record Written(PeerConnection object) implements WriteResult {}

    /**
     * There was nothing to write, and no request was made.
     *
     * @param object the object as it was
     */
    record Unchanged(PeerConnection object) implements WriteResult {}

    /** The object has changed since it was read, so the decision behind the write may be wrong: look again. */
    record Superseded() implements WriteResult {}

    /** The object is gone. */
    record Gone() implements WriteResult {}

    /** The object with what was to be written; empty where it is no longer the one that was read. */
    default Optional<PeerConnection> standing() {
        return switch (this) {
            case Written(PeerConnection now) -> Optional.of(now);
            case Unchanged(PeerConnection same) -> Optional.of(same);
            case Superseded _ -> Optional.empty();
            case Gone _ -> Optional.empty();
        };
    }
}
