package io.baiducloud.peerconn.operator.identity;

/**
 * One PeerConnection object in its present life.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid tells it from an earlier object of that name
 */
public record ObjectRef(String namespace, String name, String uid) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
