package io.baiducloud.peerconn.operator.identity;

import io.baiducloud.peerconn.crd.PeerConnection;
import java.util.Optional;

/**
 * One PeerConnection object in its present life.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid tells it from an earlier object of that name
 */
public record ObjectRef(String namespace, String name, String uid) {
    /** Refers to an object; one that no API server has seen yet has an empty uid. */
    public static ObjectRef of(PeerConnection object) {
        return new ObjectRef(
                object.getMetadata().getNamespace(),
                object.getMetadata().getName(),
                Optional.ofNullable(object.getMetadata().getUid()).orElse(""));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
