package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the teams of a cluster do once the chart is there. */
final class Tenants {
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private Tenants() {}

    /** The values that let a release find a simulated cloud. */
    static String values(Simulator cloud) {
        return cloud.endpoints().entrySet().stream()
                        .map(region -> region.getKey() + ": \"" + region.getValue() + "\"")
                        .collect(Collectors.joining(", ", "endpoints: {", "}\n"))
                + "readRate: 100\nwriteRate: 100\nburst: 100\n";
    }

    static void secret(KubernetesClient client, String namespace, String name, Account account) {
        client.resource(CredentialsSecret.of(namespace, name, account.accessKeyId(), account.secretAccessKey()))
                .create();
    }

    /** A manifest of a connection from bj to gz, labelled with its namespace as tenant. */
    static String manifest(String namespace, String name, Account account, int vpc, String moreSpec) {
        return """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata:
                  name: %s
                  namespace: %s
                  labels: { tenant: %s }
                spec:
                  region: bj
                  localVpcId: %s
                  peerRegion: gz
                  peerVpcId: %s
                  bandwidthInMbps: 100
                  %s
                """.formatted(name, namespace, namespace, account.vpcId("bj", vpc), account.vpcId("gz", vpc), moreSpec);
    }

    static Resource<PeerConnection> initiator(
            KubernetesClient client, String namespace, String name, Account account, int vpc, String moreSpec) {
        var object = client.getKubernetesSerialization()
                .unmarshal(manifest(namespace, name, account, vpc, moreSpec), PeerConnection.class);
        client.resource(object).create();
        return client.resources(PeerConnection.class).inNamespace(namespace).withName(name);
    }

    /** Changes a spec by a JSON merge patch, as {@code {"dnsSync":true}}. */
    static void patchSpec(Resource<PeerConnection> handle, String json) {
        handle.patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + json + "}");
    }

    static void awaitThat(Resource<PeerConnection> handle, Predicate<PeerConnection> predicate) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(handle.get()).isNotNull().matches(predicate));
    }

    static Condition ready(PeerConnection object) {
        return Readiness.of(object).orElseThrow();
    }

    static boolean isReady(PeerConnection object) {
        return Readiness.isReady(object);
    }
}
