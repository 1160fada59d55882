package io.baiducloud.peerconn.operator.observe;

/**
 * Two VPCs, in no order: the provider allows one connection between them, whoever asked for it.
 *
 * @param lesser the one that sorts first
 * @param greater the other one
 */
public record VpcPair(String lesser, String greater) {
    /** Sorts the two. */
    public VpcPair {
        if (lesser.compareTo(greater) > 0) {
            String swap = lesser;
            lesser = greater;
            greater = swap;
        }
    }
}
