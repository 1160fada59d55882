package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.client.Endpoint;
import java.net.URI;
import java.util.Map;

/** Where regions are called. */
final class Endpoints {
    private Endpoints() {}

    /** Returns the base URL that was set for a region, else the provider's. */
    static String of(String region, Map<String, URI> set) {
        URI own = set.get(region);
        return own == null ? Endpoint.ofRegion(region).url() : own.toString();
    }
}
