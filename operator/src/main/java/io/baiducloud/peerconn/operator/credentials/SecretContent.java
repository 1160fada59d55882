package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.client.BceCredentials;

/** What a Secret holds, as far as we care. */
sealed interface SecretContent {
    /**
     * Keys that can stand in a request.
     *
     * @param credentials the keys
     */
    record Keys(BceCredentials credentials) implements SecretContent {}

    /**
     * Nothing usable.
     *
     * @param problem completes "Secret x cannot be used: "; names keys, never values
     */
    record Unusable(String problem) implements SecretContent {}
}
