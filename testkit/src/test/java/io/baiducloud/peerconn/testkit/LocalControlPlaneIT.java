package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnLocalControlPlane
class LocalControlPlaneIT {
    private final LocalControlPlane controlPlane;

    LocalControlPlaneIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @Test
    void whatIsStoredSurvivesARestart() {
        // given
        String namespace = controlPlane.newNamespace();
        controlPlane.adminClient().resource(orders(namespace)).create();

        // when
        controlPlane.restart();

        // then
        assertThat(find(namespace).getSpec().region()).isEqualTo("bj");
    }

    @Test
    void aCrashOfTheApiServerIsSurvivedToo() {
        // given
        String namespace = controlPlane.newNamespace();
        controlPlane.adminClient().resource(orders(namespace)).create();

        // when
        controlPlane.killApiServer();
        controlPlane.start();

        // then
        assertThat(find(namespace).getSpec().region()).isEqualTo("bj");
    }

    @Test
    void writesAreCountedByResourceAndProgram() {
        // given
        String namespace = controlPlane.newNamespace();
        KubernetesClient client = controlPlane.adminClient();
        AuditLog.Mark mark = controlPlane.auditLog().mark();

        // when
        client.resource(orders(namespace)).create();
        PeerConnection stored = find(namespace);
        stored.setStatus(PeerConnectionStatus.builder().status("active").build());
        client.resource(stored).patchStatus();

        // then
        List<AuditedRequest> writes = controlPlane.auditLog().writesSince(mark);
        assertThat(writes)
                .extracting(AuditedRequest::toString)
                .containsExactly(
                        "create peerconnections %s/orders 201 by peerconn-testkit".formatted(namespace),
                        "patch peerconnections/status %s/orders 200 by peerconn-testkit".formatted(namespace));
        assertThat(writes.getLast().isAbout("peerconnections/status")).isTrue();
        assertThat(writes.getLast().body()).contains("active");
        assertThat(controlPlane.auditLog().since(mark))
                .extracting(AuditedRequest::verb)
                .containsExactly("create", "get", "patch");
    }

    @Test
    void anotherUserHasNoPermissionsOfItsOwn() {
        // given
        String namespace = controlPlane.newNamespace();

        // when
        try (KubernetesClient nobody = controlPlane.clientAs("nobody", "system:authenticated")) {
            // then
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(() -> nobody.configMaps()
                            .resource(new ConfigMapBuilder()
                                    .withNewMetadata()
                                    .withName("x")
                                    .withNamespace(namespace)
                                    .endMetadata()
                                    .build())
                            .create())
                    .withMessageContaining("forbidden")
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(403));
        }
    }

    @Test
    void aProgramWorksWithTheKubeconfig() {
        // given
        Kubectl kubectl = controlPlane.findKubectl().orElseThrow();

        // when
        Kubectl.Result result = kubectl.run("auth", "whoami", "-o", "jsonpath={.status.userInfo.username}");

        // then
        assertThat(result).isEqualTo(new Kubectl.Result(0, "admin"));
    }

    private PeerConnection find(String namespace) {
        return controlPlane
                .adminClient()
                .resources(PeerConnection.class)
                .inNamespace(namespace)
                .withName("orders")
                .get();
    }

    private static PeerConnection orders(String namespace) {
        return Serialization.unmarshal("""
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: orders, namespace: %s}
                spec: {region: bj, localVpcId: vpc-a, peerVpcId: vpc-b, peerRegion: gz, bandwidthInMbps: 10}
                """.formatted(namespace), PeerConnection.class);
    }
}
