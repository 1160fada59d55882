package io.baiducloud.peerconn.operator.identity;

/**
 * One account in one region, as one credential sees it. Whoever holds another secret, even with the same key id, has another
 * key and so sees nothing that was read with this one.
 *
 * @param credentialHash hash of the whole credential
 * @param region region code
 */
public record CloudKey(String credentialHash, String region) {
    @Override
    public String toString() {
        return credentialHash.substring(0, Math.min(8, credentialHash.length())) + "@" + region;
    }
}
