package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: what a pod or a shell sees of it. */
@OnLocalControlPlane
class OperatorProcessIT {
    private static final Pattern PORT = Pattern.compile("\"message\":\"Serving metrics and probes\",\"port\":(\\d+)");

    private final LocalControlPlane controlPlane;
    private final String namespace;

    @TempDir
    private Path dir;

    private Process process;

    OperatorProcessIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.namespace = controlPlane.newNamespace();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void servesProbesAndMetricsAndLeavesInOrder() throws Exception {
        // given
        start("--leader-elect", "--namespace=" + namespace, "--log-format=json", "--port=0");
        await().atMost(Duration.ofSeconds(30)).until(() -> port().isPresent() && answers("/readyz") == 200);
        await().until(() -> get("/metrics").contains("peerconn_leader 1.0"));
        var holder = lease().getSpec().getHolderIdentity();

        // when
        process.destroy();

        // then
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(log()).isZero();
        assertThat(holder).isNotEmpty();
        assertThat(lease().getSpec().getHolderIdentity()).isNullOrEmpty();
        assertThat(log())
                .contains("\"message\":\"Released the lease\"")
                .doesNotContain("Exception", "\"level\":\"ERROR\"");
    }

    @Test
    void measuresItsObjectsAndItself() throws Exception {
        // given
        start("--namespace=" + namespace, "--watch-namespaces=" + namespace, "--log-format=json", "--port=0");

        // when
        await().atMost(Duration.ofSeconds(30)).until(() -> port().isPresent() && answers("/startupz") == 200);

        // then
        assertThat(get("/metrics"))
                .contains(
                        "peerconn_objects 0.0",
                        "peerconn_build_info{",
                        "peerconn_reconcile_seconds_count{",
                        "peerconn_leader 1.0",
                        "jvm_memory_used_bytes{");
        assertThat(answers("/livez")).isEqualTo(200);
    }

    @Test
    void endsWithSixWhenItsLeaseIsTaken() throws Exception {
        // given
        start("--leader-elect", "--namespace=" + namespace, "--log-format=json", "--port=0");
        await().atMost(Duration.ofSeconds(30)).until(() -> log().contains("\"message\":\"Leading\""));

        // when
        // the process renews it meanwhile: whoever comes second has to try again
        await().ignoreExceptions()
                .until(() -> controlPlane
                                .adminClient()
                                .leases()
                                .inNamespace(namespace)
                                .withName("peerconn-operator")
                                .edit(lease -> {
                                    lease.getSpec().setHolderIdentity("somebody-else");
                                    return lease;
                                })
                        != null);

        // then
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(6);
        assertThat(log()).contains("peerconn-operator: The lease peerconn-operator was lost");
    }

    @Test
    void saysInOneLineWhyItCannotStart() throws Exception {
        // when
        start("--threads=none");

        // then
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(log().lines())
                .containsExactly(
                        "peerconn-operator: --threads (PEERCONN_THREADS): the value \"none\" is not a whole number;"
                                + " accepted: a whole number from 1 to 256");
    }

    @Test
    void saysOfABrokenKubeconfigNothingThatStandsInIt() throws Exception {
        // given
        var broken = Files.writeString(dir.resolve("broken"), "users: [{name: me, user: {token: hush-hush\n");

        // when
        startWith(broken, "--namespace=" + namespace);

        // then
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(log())
                .contains("peerconn-operator: The kubeconfig cannot be used")
                .doesNotContain("hush", "\tat ");
    }

    private void start(String... arguments) throws IOException {
        startWith(controlPlane.kubeconfigFile(), arguments);
    }

    private void startWith(Path kubeconfig, String... arguments) throws IOException {
        var command = new ArrayList<>(program());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        process = builder.start();
    }

    // the same tests try an image: mount it and name its root
    private static List<String> program() {
        var root = System.getenv("PEERCONN_IMAGE_ROOT");
        return root == null
                ? List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OperatorMain.class.getName())
                : List.of(root + "/opt/java/bin/java", "-XX:+UseSerialGC", "-jar", root + "/app/peerconn-operator.jar");
    }

    private Lease lease() {
        return controlPlane
                .adminClient()
                .leases()
                .inNamespace(namespace)
                .withName("peerconn-operator")
                .get();
    }

    private int answers(String path) throws IOException, InterruptedException {
        return send(path, BodyHandlers.discarding()).statusCode();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(path, BodyHandlers.ofString()).body();
    }

    private <T> HttpResponse<T> send(String path, BodyHandler<T> handler) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + port().orElseThrow() + path);
            return http.send(HttpRequest.newBuilder(uri).build(), handler);
        }
    }

    private Optional<String> port() throws IOException {
        var matcher = PORT.matcher(log());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String log() throws IOException {
        return Files.readString(dir.resolve("log"));
    }
}
