package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.HttpPeerConnClient;
import java.util.Objects;

/** Builds a {@link PeerConnClient}. Endpoint or region, and credentials, are needed; everything else has a default. */
public final class PeerConnClientBuilder extends ClientBuilder<PeerConnClientBuilder> {
    PeerConnClientBuilder() {}

    @Override
    PeerConnClientBuilder self() {
        return this;
    }

    /** Calls the endpoint of a region, over HTTPS: {@code bj}, {@code gz}, ... */
    public PeerConnClientBuilder region(String code) {
        Objects.requireNonNull(code, "region");
        return endpoint(Endpoint.ofRegion(code));
    }

    /** Builds the client; an IllegalArgumentException names the field that is wrong. */
    public PeerConnClient build() {
        return HttpPeerConnClient.of(settings(null));
    }
}
