package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnClientBuilder;
import io.baiducloud.peerconn.operator.config.ExportConfig;
import java.util.LinkedHashMap;
import java.util.Map;

/** One client for each region, made when it is first needed. Unlike the operator's, they try again by themselves. */
final class ExportClients implements AutoCloseable {
    private final ExportConfig config;
    private final Map<String, PeerConnClient> clients = new LinkedHashMap<>();

    ExportClients(ExportConfig config) {
        this.config = config;
    }

    PeerConnClient of(String region) {
        return clients.computeIfAbsent(region, this::open);
    }

    /** Where a region is looked at, for messages. */
    String endpointOf(String region) {
        return config.endpointOf(region);
    }

    private PeerConnClient open(String region) {
        PeerConnClientBuilder builder = PeerConnClient.builder()
                .endpoint(config.endpointOf(region))
                .credentials(config.credentials())
                .userAgent("peerconn-operator-export");
        config.proxy().ifPresent(proxy -> builder.proxy(proxy.toString()));
        config.caFile().ifPresent(builder::additionalCaCertificates);
        return builder.build();
    }

    @Override
    public void close() {
        clients.values().forEach(PeerConnClient::close);
    }
}
