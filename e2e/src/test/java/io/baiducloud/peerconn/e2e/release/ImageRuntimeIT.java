package io.baiducloud.peerconn.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.baiducloud.peerconn.testkit.Relay;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A life on the modules that the image has and no others, with the command that the image has, over TLS by a private
 * authority and through a proxy: a module that is missing shows at the first handshake, log line or metric.
 */
@OnLocalControlPlane
class ImageRuntimeIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ProjectFolder PROJECT = ProjectFolder.find();

    private final LocalControlPlane controlPlane;
    private final KubernetesClient client;
    private final String namespace;
    private final Simulator cloud = Simulator.builder().instantTransitions().start();

    @TempDir
    private Path dir;

    private Process operator;

    ImageRuntimeIT(LocalControlPlane controlPlane, KubernetesClient client) {
        this.controlPlane = controlPlane;
        this.client = client;
        this.namespace = controlPlane.newNamespace();
    }

    @AfterEach
    void end() {
        if (operator != null) {
            operator.destroyForcibly();
        }
        cloud.close();
    }

    @Test
    void livesThroughTlsAndAProxy() throws Exception {
        // given
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder()
                .signedBy(authority)
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        var context = new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .build()
                .sslContext();
        Path ca = Files.writeString(dir.resolve("ca.pem"), authority.certificatePem());
        try (Relay bj = Relay.tls(context, cloud.endpoint("bj"));
                Relay gz = Relay.tls(context, cloud.endpoint("gz"));
                Relay proxy = Relay.tunnels()) {
            secret();
            start(
                    "--endpoint=bj=https://127.0.0.1:" + bj.port(),
                    "--endpoint=gz=https://127.0.0.1:" + gz.port(),
                    "--ca-file=" + ca,
                    "--proxy=http://127.0.0.1:" + proxy.port());

            // when
            connection();

            // then
            awaitThat(object -> object.getStatus()
                    .findCondition("Ready")
                    .filter(ready -> ready.status().toString().equals("True"))
                    .isPresent());
            assertThat(proxy.targets())
                    .contains("127.0.0.1:" + bj.port())
                    .isSubsetOf("127.0.0.1:" + bj.port(), "127.0.0.1:" + gz.port());

            // when
            object().delete();

            // then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(object().get()).as(this::log).isNull());
            cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE);

            // when
            operator.destroy();

            // then
            assertThat(operator.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(operator.exitValue()).as(this::log).isZero();
            assertThat(log())
                    .contains("\"message\":\"Released the lease\"")
                    .doesNotContain("\"level\":\"ERROR\"", "ClassNotFound", "NoClassDef");
        }
    }

    private void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(ImageRecipe.read(PROJECT)
                .entryPoint(
                        JlinkedRuntime.of(ImageRecipe.read(PROJECT).modules()),
                        PROJECT.operatorJar().getParent()));
        command.addAll(List.of(
                "run",
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                "--leader-elect",
                "--poll-interval=1s",
                "--log-format=json",
                "--port=0"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile());
        // nothing of this machine's Java
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("JDK"));
        builder.environment().put("KUBECONFIG", controlPlane.kubeconfigFile().toString());
        operator = builder.start();
    }

    private void secret() {
        client.resource(CredentialsSecret.of(
                        namespace,
                        "account-a",
                        cloud.account(0).accessKeyId(),
                        cloud.account(0).secretAccessKey()))
                .create();
    }

    private void connection() {
        String yaml = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: { name: orders, namespace: %s }
                spec:
                  region: bj
                  localVpcId: %s
                  peerRegion: gz
                  peerVpcId: %s
                  bandwidthInMbps: 10
                  credentialsRef: { name: account-a }
                """.formatted(
                namespace, cloud.account(0).vpcId("bj", 0), cloud.account(0).vpcId("gz", 0));
        client.resource(client.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    private Resource<PeerConnection> object() {
        return client.resources(PeerConnection.class).inNamespace(namespace).withName("orders");
    }

    private void awaitThat(Predicate<PeerConnection> predicate) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(object().get()).as(this::log).matches(predicate));
    }

    private String log() {
        try {
            return Files.readString(dir.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
