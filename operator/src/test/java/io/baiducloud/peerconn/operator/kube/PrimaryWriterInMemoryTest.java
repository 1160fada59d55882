package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    @Test
    void readsNothingBeforeItWrites() {
        // given
        var object = Objects.create(client, "default", "unread");
        var writer = new PrimaryWriter(client);
        RecentWrites unheard = (after, before) -> {};
        server.forgetRequests();

        // when
        var held = (WriteResult.Written) writer.edit(object, MetadataEdit.finalizer(), unheard);
        var status =
                held.object().getStatus().toBuilder().peerConnId("peerconn-1").build();
        writer.writeStatus(held.object(), status, unheard);

        // then
        assertThat(server.requests())
                .extracting(InMemoryApiServer.Request::method)
                .containsExactly("PATCH", "PATCH");
    }
}
