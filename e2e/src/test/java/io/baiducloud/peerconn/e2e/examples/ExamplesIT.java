package io.baiducloud.peerconn.e2e.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.e2e.scene.RealCluster;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example applies unchanged, and the simulated cloud knows every id in it. */
@OnLocalControlPlane
@ResourceLock("namespaces of the examples")
class ExamplesIT {
    private static final ProjectFolder PROJECT = ProjectFolder.find();
    private static final Path FOLDER = PROJECT.seed().resolveSibling(".");

    private final KubernetesClient client;
    private final RealCluster cluster;
    private final Simulator cloud = Simulator.builder().seed(PROJECT.seed()).start();

    ExamplesIT(LocalControlPlane controlPlane, KubernetesClient client) {
        this.client = client;
        this.cluster = RealCluster.on(controlPlane);
    }

    static List<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("simulator-seed.yaml"))
                    .map(Path::normalize)
                    .sorted()
                    .toList();
        }
    }

    @BeforeEach
    void namespaces() {
        cluster.apply(List.of(PROJECT.example("namespaces.yaml")));
    }

    @AfterEach
    void close() {
        // in these alone: what other tests keep in their namespaces need not be readable
        for (String namespace : List.of("network", "partner")) {
            client.resources(PeerConnection.class).inNamespace(namespace).delete();
        }
        cloud.close();
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(manifests())
                .extracting(PROJECT::nameOf)
                .contains(
                        "examples/same-account-cross-region.yaml",
                        "examples/same-account-same-region.yaml",
                        "examples/cross-account-initiator.yaml",
                        "examples/cross-account-acceptor.yaml",
                        "examples/takeover-1-observe.yaml",
                        "examples/takeover-2-adopt.yaml");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void anExampleAppliesUnchanged(Path manifest) {
        // when
        String said = cluster.apply(List.of(manifest));

        // then
        assertThat(said.strip().lines())
                .hasSameSizeAs(objectsOf(manifest))
                .allSatisfy(line -> assertThat(line).endsWith("serverside-applied"));
    }

    @Test
    void whatIsObservedFirstIsAdoptedByTheSameObject() {
        // given
        Path observe = PROJECT.example("takeover-1-observe.yaml");
        Path adopt = PROJECT.example("takeover-2-adopt.yaml");
        cluster.apply(List.of(observe));

        // when
        cluster.apply(List.of(adopt));

        // then
        assertThat(objectsOf(observe).getFirst().getMetadata().getName())
                .isEqualTo(objectsOf(adopt).getFirst().getMetadata().getName());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void theSimulatedCloudKnowsEveryIdInAnExample(Path manifest) {
        for (HasMetadata object : objectsOf(manifest)) {
            switch (object) {
                case PeerConnection connection -> knowsAll(connection);
                case Secret secret -> knows(secret);
                default -> assertThat(object.getKind()).isEqualTo("Namespace");
            }
        }
    }

    private void knowsAll(PeerConnection object) {
        var spec = object.getSpec();
        Account own = ownerOf(spec.region(), spec.localVpcId());
        Account other = ownerOf(spec.peerRegion(), spec.peerVpcId());
        assertThat(spec.peerAccountId())
                .as("peerAccountId is set exactly when the other side is another account")
                .isEqualTo(own.equals(other) ? null : other.accountId());
        if (spec.peerConnId() != null) {
            assertThat(cloud.connection(spec.peerConnId())).isPresent();
        }
        assertThat(spec.credentialsRef()).isNotNull();
        assertThat(spec.credentialsRef().name())
                .isEqualTo("account-" + (char) ('a' + cloud.accounts().indexOf(own)));
    }

    private void knows(Secret secret) {
        assertThat(secret.getMetadata().getLabels())
                .containsEntry(WellKnownNames.SECRET_TYPE_LABEL, WellKnownNames.SECRET_TYPE_CREDENTIALS);
        Account account = accountWhere(
                known -> known.accessKeyId().equals(secret.getStringData().get(WellKnownNames.ACCESS_KEY_ID)));
        assertThat(secret.getStringData()).containsEntry(WellKnownNames.SECRET_ACCESS_KEY, account.secretAccessKey());
        assertThat(secret.getMetadata().getName())
                .isEqualTo("account-" + (char) ('a' + cloud.accounts().indexOf(account)));
    }

    private Account ownerOf(String region, String vpcId) {
        return accountWhere(account ->
                account.vpcs(region).stream().anyMatch(vpc -> vpc.vpcId().equals(vpcId)));
    }

    private Account accountWhere(Predicate<Account> predicate) {
        return cloud.accounts().stream().filter(predicate).findFirst().orElseThrow();
    }

    private List<HasMetadata> objectsOf(Path manifest) {
        try (InputStream yaml = Files.newInputStream(manifest)) {
            return client.load(yaml).items();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
