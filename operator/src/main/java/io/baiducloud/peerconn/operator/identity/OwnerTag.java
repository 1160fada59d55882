package io.baiducloud.peerconn.operator.identity;

/**
 * The value of the one tag with which we mark what we create: 12 hexadecimal digits for the cluster, then 28 for cluster,
 * namespace and name. It survives a lost status and a new UID, so that a restored object finds its connection again.
 *
 * @param value 40 lower-case hexadecimal digits
 */
public record OwnerTag(String value) {
    private static final int CLUSTER_DIGITS = 12;
    private static final int OBJECT_DIGITS = 28;

    /** The tag of an object. */
    public static OwnerTag of(String clusterId, String namespace, String name) {
        return new OwnerTag(
                clusterPart(clusterId) + Sha256.hex(clusterId + '\n' + namespace + '\n' + name, OBJECT_DIGITS));
    }

    /** Whether some object of that cluster bears this tag, or bore it. */
    public boolean isOfCluster(String clusterId) {
        return value.startsWith(clusterPart(clusterId));
    }

    private static String clusterPart(String clusterId) {
        return Sha256.hex(clusterId, CLUSTER_DIGITS);
    }
}
