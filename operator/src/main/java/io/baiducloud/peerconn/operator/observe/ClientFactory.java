package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.PeerConnClient;

/** Makes the client of one credential in one region. It must not retry: every wire attempt is budgeted here. */
@FunctionalInterface
public interface ClientFactory {
    /** Makes a client; the caller closes it. */
    PeerConnClient create(BceCredentials credentials, String region);
}
