package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole operator where no API server can be had: no defaults, no admission, and it must live all the same. */
class OperatorInMemoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final InMemorySurroundings surroundings = new InMemorySurroundings();
    private final Simulator cloud = surroundings.cloud;
    private final KubernetesClient client = surroundings.client;
    private OperatorAssembly operator;

    @BeforeEach
    void start() {
        operator = new OperatorAssembly(
                surroundings.config(),
                new OperatorAssembly.Outside(
                        surroundings.access(), "test", surroundings.clock, emergency -> {}, Instruments.none()));
        operator.start();
    }

    @AfterEach
    void stop() {
        operator.close();
        surroundings.close();
    }

    @Test
    void createsDrivesAndReleasesAConnection() {
        // given
        create("bandwidthInMbps: 100\n  deleteProtect: false");
        awaitThat(OperatorInMemoryTest::isReady);

        // when
        client.resources(PeerConnection.class)
                .inNamespace("default")
                .withName("orders")
                .edit(object -> client.getKubernetesSerialization()
                        .unmarshal(
                                client.getKubernetesSerialization()
                                        .asYaml(object)
                                        .replace("100", "200"),
                                PeerConnection.class));

        // then
        awaitThat(object -> Integer.valueOf(200).equals(object.getStatus().bandwidthInMbps()));

        // when
        client.resources(PeerConnection.class)
                .inNamespace("default")
                .withName("orders")
                .delete();

        // then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cloud.connections()).isEmpty());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get()).isNull());
        cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE, Operation.DELETE);
    }

    @Test
    void objectThatEscapedAdmissionIsHeldWithAReason() {
        // given
        create("deleteProtect: false");

        // when
        var held = awaitThat(object -> object.getStatus()
                .findCondition("Ready")
                .filter(ready -> ready.reason().equals("Blocked"))
                .isPresent());

        // then
        assertThat(held.getStatus().findCondition("Ready").orElseThrow().message())
                .contains("bandwidthInMbps");
        cloud.journal().assertNothing();
    }

    private void create(String moreSpec) {
        String yaml =
                """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: { name: orders, namespace: default }
                spec:
                  region: bj
                  localVpcId: %s
                  peerRegion: gz
                  peerVpcId: %s
                  credentialsRef: { name: account-a }
                  %s
                """.formatted(cloud.account(0).vpcId("bj", 0), cloud.account(0).vpcId("gz", 0), moreSpec);
        client.resource(client.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    private PeerConnection awaitThat(Predicate<PeerConnection> predicate) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get())
                        .as(() -> client.getKubernetesSerialization().asYaml(get()))
                        .matches(predicate));
        return get();
    }

    private PeerConnection get() {
        return client.resources(PeerConnection.class)
                .inNamespace("default")
                .withName("orders")
                .get();
    }

    private static boolean isReady(PeerConnection object) {
        return object.getStatus()
                .findCondition("Ready")
                .filter(ready -> ready.status().toString().equals("True"))
                .isPresent();
    }
}
