package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.operator.ops.Telemetry;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replica whose lease somebody else holds: ready to take over, and idle until then. */
@OnLocalControlPlane
class StandbyIT {
    private final LocalControlPlane controlPlane;
    private final KubernetesClient client;
    private final String namespace;

    StandbyIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.client = controlPlane.adminClient();
        this.namespace = controlPlane.newNamespace();
    }

    @Test
    void isReadyKnowsTheObjectsAndTouchesNothing() throws Exception {
        // given
        holdTheLease();
        var object = createObject();
        var config = ((Invocation.Run) new OperatorOptions(Map.of(), () -> namespace)
                        .parse(List.of("--leader-elect", "--watch-namespaces=" + namespace, "--port=0")))
                .config();

        // when
        try (var http = HttpClient.newHttpClient();
                var telemetry = Telemetry.start(config, LogSetup.untouched());
                var running = new AssemblyLauncher(Map.of(), Clock.systemUTC())
                        .launch(config, ClusterAccess.open(controlPlane.adminConfig()), telemetry, emergency -> {})) {
            telemetry.health().started();

            // then
            assertThat(running).isNotNull();
            await().until(() -> read(http, telemetry, "/readyz").equals("ok\n"));
            assertThat(read(http, telemetry, "/livez")).isEqualTo("ok\n");
            assertThat(read(http, telemetry, "/metrics"))
                    .contains("peerconn_leader 0.0", "peerconn_objects 1.0", "peerconn_reconcile_active 0.0");
        }
        assertThat(client.resource(object).get().getMetadata().getResourceVersion())
                .isEqualTo(object.getMetadata().getResourceVersion());
    }

    private void holdTheLease() {
        var now = ZonedDateTime.now(ZoneOffset.UTC);
        client.resource(new LeaseBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("peerconn-operator")
                        .endMetadata()
                        .withNewSpec()
                        .withHolderIdentity("somebody-else")
                        .withLeaseDurationSeconds(3600)
                        .withAcquireTime(now)
                        .withRenewTime(now)
                        .withLeaseTransitions(1)
                        .endSpec()
                        .build())
                .create();
    }

    private PeerConnection createObject() {
        var yaml = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: { name: orders, namespace: %s }
                spec: { region: bj, localVpcId: vpc-13vuxu016dew, peerRegion: gz, peerVpcId: vpc-jcvmhw9h1a35, bandwidthInMbps: 10 }
                """.formatted(namespace);
        return client.resource(client.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    private static String read(HttpClient http, Telemetry telemetry, String path) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + telemetry.port() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
