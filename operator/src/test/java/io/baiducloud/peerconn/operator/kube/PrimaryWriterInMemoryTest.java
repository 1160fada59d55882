package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PrimaryWriterInMemoryTest extends PrimaryWriterContract {
    private static InMemoryApiServer server;
    private static KubernetesClient client;

    @BeforeAll
    static void start() {
        server = InMemoryApiServer.start();
        client = ClusterAccess.open(server.config());
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @Override
    KubernetesClient client() {
        return client;
    }

    @Override
    String namespace() {
        return "default";
    }
}
