package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterAccessTest {

    @Test
    void saysThatThereIsNothingToConnectTo(@TempDir Path home) {
        // when / then
        assertThatThrownBy(() -> ClusterAccess.find(Map.of("HOME", home.toString())))
                .isInstanceOfSatisfying(
                        StartupFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(StartupFailure.Kind.UNREACHABLE))
                .hasMessage(
                        "There is no kubeconfig and this is no pod: set KUBECONFIG to a kubeconfig file, or create ~/.kube/config.");
    }

    @Test
    void namesAKubeconfigThatCannotBeRead() {
        // when / then
        assertThatThrownBy(() -> ClusterAccess.find(Map.of("KUBECONFIG", "/nowhere/config")))
                .hasMessage("KUBECONFIG names /nowhere/config, which does not exist or cannot be read.");
    }

    @Test
    void readsNoManagedFields() {
        // given
        try (var server = InMemoryApiServer.start();
                var client = ClusterAccess.open(server.config())) {
            server.client()
                    .resource(new ConfigMapBuilder()
                            .withNewMetadata()
                            .withNamespace("default")
                            .withName("managed")
                            .addNewManagedField()
                            .withManager("kubectl")
                            .endManagedField()
                            .endMetadata()
                            .build())
                    .create();

            // when
            var read = client.resources(ConfigMap.class)
                    .inNamespace("default")
                    .withName("managed")
                    .get();

            // then
            assertThat(read.getMetadata().getManagedFields()).isEmpty();
            assertThat(read.getMetadata().getName()).isEqualTo("managed");
        }
    }

    /** The API server takes these for times, and who may write a status could put them there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00,5Z",
                "2026-03-01T12:00:00Z5Z",
                "2026-03-01T12:00:00+99:99",
                "2026-02-30T12:00:00Z"
            })
    void readsATimeThatIsNoneAsLongAgoAndTheObjectAllTheSame(String time) {
        // given
        try (var server = InMemoryApiServer.start();
                var client = ClusterAccess.open(server.config())) {
            var yaml = """
                    apiVersion: vpc.baiducloud.io/v1alpha1
                    kind: PeerConnection
                    metadata: { name: odd }
                    status:
                      peerConnId: peerconn-1
                      negotiationDeadline: "%s"
                      renewal: { expiredTime: soon, requestedAt: "%s" }
                      conditions:
                      - { type: Ready, status: "True", reason: Active, message: "", lastTransitionTime: "%s" }
                    """.formatted(time, time, time);

            // when
            var status = client.getKubernetesSerialization()
                    .unmarshal(yaml, PeerConnection.class)
                    .getStatus();

            // then
            assertThat(status.peerConnId()).isEqualTo("peerconn-1");
            assertThat(status.negotiationDeadline()).isEqualTo(Instant.EPOCH);
            assertThat(status.conditions().getFirst().lastTransitionTime()).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void keepsEqualStringsOnceButForWhatStandsInASecret() {
        // given
        try (var server = InMemoryApiServer.start();
                var client = ClusterAccess.open(server.config())) {
            for (var name : List.of("one", "two")) {
                server.client()
                        .resource(new SecretBuilder()
                                .withNewMetadata()
                                .withNamespace("default")
                                .withName(name)
                                .addToLabels("region", "somewhere-in-the-north")
                                .endMetadata()
                                .addToData("secretAccessKey", "c2VjcmV0")
                                .build())
                        .create();
            }

            // when
            var one = client.secrets().inNamespace("default").withName("one").get();
            var two = client.secrets().inNamespace("default").withName("two").get();

            // then
            assertThat(one.getMetadata().getLabels().get("region"))
                    .isEqualTo("somewhere-in-the-north")
                    .isSameAs(two.getMetadata().getLabels().get("region"));
            assertThat(one.getData().get("secretAccessKey"))
                    .isEqualTo("c2VjcmV0")
                    .isNotSameAs(two.getData().get("secretAccessKey"));
        }
    }
}
