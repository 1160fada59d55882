package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.OperatorProcess;
import io.baiducloud.peerconn.operator.OperatorMain;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.baiducloud.peerconn.testkit.Relay;
import io.baiducloud.peerconn.testkit.ServerProcess;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole life with keys that can be recognised, led by the real process at its most talkative level, in both log formats and
 * through a proxy with a password: created, accepted, failed, resized, rotated, released. Then everything that it left behind is
 * searched for everything that it was told in confidence.
 */
@OnLocalControlPlane
class CanaryIT {
    private static final Pattern PORT = Pattern.compile("Serving metrics and probes\\W.*?port\\W+(\\d+)");
    private static final String PROXY_PASSWORD = "canary-of-the-proxy";
    private static final String WRONG_SECRET = "canary-that-does-not-fit";

    private final LocalControlPlane controlPlane;
    private final Map<String, String> leftBehind = new LinkedHashMap<>();
    private final Set<String> confidential = new LinkedHashSet<>();
    private Stage stage;
    private Relay proxy;
    private ServerProcess operator;

    @TempDir
    Path folder;

    CanaryIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @BeforeEach
    void open() throws IOException {
        stage = new Stage(
                controlPlane,
                builder ->
                        builder.instantTransitions().account(account("a", "bj")).account(account("b", "gz")));
        proxy = Relay.requests();
    }

    private static Account account(String letter, String region) {
        return new Account(
                letter.repeat(32),
                "canaryidofaccount" + letter,
                "canary-secret-of-account-" + letter,
                List.of(Vpc.of("vpc-of-" + letter, region)),
                List.of());
    }

    @AfterEach
    void close() throws IOException {
        if (operator != null) {
            operator.kill();
        }
        proxy.close();
        stage.close();
    }

    @Test
    void nothingConfidentialIsFoundInWhatALifeLeavesBehind() throws Exception {
        // given
        stage.secret("wrong", stage.a().accessKeyId(), WRONG_SECRET);
        noteSecrets();

        // when
        leadTheFirstHalfOfALife();
        leaveBehind("first");
        leadTheOtherHalf();
        leaveBehind("second");
        leftBehind.put("description", describe());

        // then
        confidential.addAll(proxy.values("Authorization"));
        confidential.addAll(proxy.values("x-bce-security-token"));
        confidential.addAll(proxy.values("Proxy-Authorization"));
        proxy.values("Authorization").forEach(value -> confidential.add(value.substring(value.lastIndexOf('/') + 1)));
        confidential.addAll(List.of(
                PROXY_PASSWORD,
                "bce-auth-v1/",
                Base64.getEncoder().encodeToString(("canary:" + PROXY_PASSWORD).getBytes(StandardCharsets.UTF_8)),
                tokenOfTheAdmin()));
        assertThat(confidential)
                .as("keys, signatures and a session token were really used")
                .hasSizeGreaterThan(20);
        assertThat(leftBehind.get("log of the first"))
                .as("it did talk")
                .contains(" DEBUG ", "connection=\"peerconn-")
                .hasSizeGreaterThan(5_000);
        assertThat(leftBehind.get("log of the second")).contains("\"level\":\"DEBUG\"");
        leftBehind.forEach((what, text) -> confidential.forEach(secret -> assertThat(text.contains(secret))
                .as("%s in the %s", secret, what)
                .isFalse()));
    }

    private void leadTheFirstHalfOfALife() {
        operator = start("first", "text");
        stage.create("denied", Specs.request(stage.a(), stage.b()).replace("account-a", "wrong"));
        stage.awaitReason("denied", "SignatureDoesNotMatch");
        stage.delete("denied");
        stage.awaitGone("denied");
        stage.cloud
                .faults()
                .add(Fault.of(DeletionHoldsIT.error(500, "InternalError"))
                        .on(Operation.CREATE)
                        .once());
        stage.cloud
                .faults()
                .add(Fault.of(new Effect.ResetAfter()).on(Operation.ACCEPT).once());
        stage.create(
                "orders",
                Specs.request(stage.a(), stage.b()),
                "acceptor: { credentialsRef: { name: account-b }, dnsSync: true }");
        stage.awaitReady("orders");
    }

    private void leadTheOtherHalf() {
        operator.stop(Duration.ofSeconds(15));
        operator = start("second", "json");
        stage.sessionSecret("account-a", stage.a());
        noteSecrets();
        stage.patchSpec("orders", "{\"bandwidthInMbps\":60,\"dnsSync\":true}");
        stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(60).equals(object.getStatus().bandwidthInMbps()));
        stage.cloud
                .faults()
                .add(Fault.of(DeletionHoldsIT.error(403, "AccessDenied"))
                        .on(Operation.DELETE)
                        .once());
        stage.delete("orders");
        stage.awaitReason("orders", "NotAllowed");
    }

    private ServerProcess start(String name, String format) {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "KUBECONFIG=" + controlPlane.kubeconfigFile(),
                "PEERCONN_PROXY=http://canary:" + PROXY_PASSWORD + "@127.0.0.1:" + proxy.port(),
                OperatorProcess.java(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OperatorMain.class.getName(),
                "run",
                "--watch-namespaces=" + stage.namespace,
                "--secret-namespaces=" + stage.namespace,
                "--namespace=" + stage.namespace,
                "--leader-elect=false",
                "--poll-interval=2s",
                "--log-level=TRACE",
                "--log-format=" + format,
                "--port=0"));
        stage.cloud.endpoints().forEach((region, endpoint) -> command.add("--endpoint=" + region + "=" + endpoint));
        return ServerProcess.start(name, command, folder);
    }

    /** Everything in every Secret is confidential, the ids of access keys as well. */
    private void noteSecrets() {
        stage.client.secrets().inNamespace(stage.namespace).list().getItems().stream()
                .flatMap(secret -> secret.getData().values().stream())
                .forEach(value -> {
                    confidential.add(value);
                    confidential.add(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
                });
    }

    private static final Pattern TOKEN = Pattern.compile("token: \"([^\"]+)\"");

    private String tokenOfTheAdmin() {
        Matcher token = TOKEN.matcher(controlPlane.kubeconfig());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private void leaveBehind(String process) throws IOException, InterruptedException {
        int port = portOf(process);
        for (String path : List.of("/metrics", "/livez", "/readyz", "/startupz", "/loglevel", "/anything")) {
            leftBehind.put(path + " of the " + process, get(port, path));
        }
        leftBehind.put("objects at the time of the " + process, yaml(PeerConnection.class));
        leftBehind.put("events at the time of the " + process, yaml(Event.class));
        leftBehind.put("threads of the " + process, threads());
        leftBehind.put("log of the " + process, Files.readString(folder.resolve(process + ".log")));
        assertThat(leftBehind.get("/metrics of the " + process)).contains("peerconn_cloud_calls_seconds_count{");
    }

    private String yaml(Class<? extends HasMetadata> kind) {
        return stage.client.resources(kind).inNamespace(stage.namespace).list().getItems().stream()
                .map(stage.client.getKubernetesSerialization()::asYaml)
                .collect(Collectors.joining());
    }

    private String describe() {
        String said = controlPlane
                .findKubectl()
                .orElseThrow()
                .run("describe", "peerconn", "--namespace=" + stage.namespace)
                .output();
        assertThat(said).contains("Name:         orders", "Events:", "NotAllowed");
        return said;
    }

    /** What every thread is called and does, as a person who is called at night would ask. */
    private String threads() throws IOException, InterruptedException {
        ProcessHandle java = operator.descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow();
        Process jcmd = new ProcessBuilder(
                        Path.of(OperatorProcess.java()).resolveSibling("jcmd").toString(),
                        Long.toString(java.pid()),
                        "Thread.print",
                        "-l")
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(said).isZero();
        return said;
    }

    private int portOf(String process) {
        return await().until(
                        () -> {
                            Matcher line = PORT.matcher(Files.readString(folder.resolve(process + ".log")));
                            return line.find() ? Integer.parseInt(line.group(1)) : 0;
                        },
                        port -> port > 0);
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
