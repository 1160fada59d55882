package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorMainTest {
    private final InMemoryApiServer server = InMemoryApiServer.start();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Runnable> stop = new AtomicReference<>();
    private final AtomicReference<Consumer<Emergency>> emergency = new AtomicReference<>();
    private Supplier<Config> cluster = server::config;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void printsItsVersion() {
        // when / then
        assertThat(run("version")).isEqualTo(ExitCode.OK);
        assertThat(text(out)).isEqualTo("peerconn-operator development\n");
    }

    @Test
    void refusesBadSettingsWithALineForEach() {
        // when / then
        assertThat(run("--threads=0", "--poll-interval=x")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err).lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("peerconn-operator: --") && line.contains("(PEERCONN_"));
    }

    @Test
    void saysThatThereIsNoKubeconfig() {
        // given
        cluster = () -> {
            throw new StartupFailure(StartupFailure.Kind.UNREACHABLE, "There is no kubeconfig.");
        };

        // when / then
        assertThat(run()).isEqualTo(ExitCode.API_SERVER_UNREACHABLE);
        assertThat(text(err)).isEqualTo("peerconn-operator: There is no kubeconfig.\n");
        assertThat(run("--threads=0"))
                .as("what is wrong with the command itself comes first")
                .isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("--threads (PEERCONN_THREADS)");
    }

    @Test
    void saysThatTheApiServerDoesNotAnswer() throws IOException {
        // given
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        cluster = () -> new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + nobody)
                .withNamespace("default")
                .build();

        // when / then
        assertThat(run("--port=0")).isEqualTo(ExitCode.API_SERVER_UNREACHABLE);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .isEqualTo("peerconn-operator: The API server http://127.0.0.1:" + nobody
                        + "/ does not answer: the connection was refused.");
    }

    @Test
    void saysThatTheDefinitionIsMissing() {
        // given
        server.client()
                .apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(WellKnownNames.CRD_NAME)
                .delete();

        // when / then
        assertThat(run("--port=0")).isEqualTo(ExitCode.CRD_MISSING);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .contains("peerconnections.vpc.baiducloud.io is not installed", "crds.enabled=true");
        assertThat(steps).isEmpty();
    }

    @Test
    void refusesToStartOverADefinitionThatWouldDropWhatItRemembers() {
        // given
        server.forgetStatusField("createAttempt");

        // when / then
        assertThat(run("--port=0")).isEqualTo(ExitCode.CRD_MISSING);
        assertThat(text(err)).contains("is older than this operator and does not know status.createAttempt");
        assertThat(steps).isEmpty();
    }

    @Test
    void checksWithoutStartingAndEndsWithTheCodeOfTheFirstProblem() {
        // when / then
        assertThat(run("check", "--cluster-id=test")).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("ok       The API server", "skipped  There is no default Secret");
        assertThat(run("check", "--default-credentials-secret=default/none")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(out)).contains("problem  Secret default/none does not exist or lacks its label");
        assertThat(steps).isEmpty();
        assertThat(text(err)).isEmpty();
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        // given
        try (var taken = new ServerSocket(0)) {
            // when / then
            assertThat(run("--port=" + taken.getLocalPort())).isEqualTo(ExitCode.BAD_SETTINGS);
            assertThat(text(err).lines()).singleElement().asString().contains("--port (PEERCONN_PORT)");
        }
    }

    @Test
    void stopsWhatItStartedWhenAsked() throws Exception {
        // given
        var ended = inTheBackground("--port=0", "--cluster-id=test");
        await().until(() -> stop.get() != null);

        // when
        stop.get().run();

        // then
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
        assertThat(steps).containsExactly("launched in default", "closed");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void endsAtOnceWhenTheLeaseIsLost() throws Exception {
        // given
        var ended = inTheBackground("--port=0", "--shard=one");
        await().until(() -> stop.get() != null);

        // when
        emergency.get().accept(Emergency.LEASE_LOST);

        // then
        assertThat(steps).containsExactly("launched in default", "halted LEASE_LOST");
        assertThat(text(err)).contains("The lease peerconn-operator-one was lost");
        stop.get().run();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    }

    @Test
    void endsWhenAWatchIsLostForGood() throws Exception {
        // given
        var ended = inTheBackground("--port=0", "--cluster-id=test");
        await().until(() -> stop.get() != null);

        // when
        emergency.get().accept(Emergency.WATCH_LOST);

        // then
        assertThat(steps).containsExactly("launched in default", "halted API_SERVER_UNREACHABLE");
        assertThat(text(err)).contains("has ended a watch for good");
        stop.get().run();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
    }

    @Test
    void callsAMistakeInTheProgramAMistake() {
        // when
        var code = main((config, client, telemetry, end) -> {
                    throw new IllegalStateException("oops");
                })
                .run(List.of("--port=0"));

        // then
        assertThat(code).isEqualTo(ExitCode.BUG);
        assertThat(text(err).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("This is a bug", "oops"));
    }

    /** On a thread of its own: on a small machine the common pool has but one, which the Kubernetes client needs. */
    private CompletableFuture<ExitCode> inTheBackground(String... arguments) {
        return CompletableFuture.supplyAsync(
                () -> run(arguments),
                task -> Thread.ofPlatform().name("operator").start(task));
    }

    private ExitCode run(String... arguments) {
        return main((config, client, telemetry, end) -> {
                    steps.add("launched in " + config.namespace());
                    emergency.set(end);
                    return () -> steps.add("closed");
                })
                .run(List.of(arguments));
    }

    private OperatorMain main(Launcher launcher) {
        return new OperatorMain(Map.of(), print(out), print(err), launcher, new OperatorMain.Host() {
            @Override
            public void halt(ExitCode code) {
                steps.add("halted " + code);
            }

            @Override
            public void onStop(Runnable action) {
                stop.set(action);
            }

            @Override
            public Config cluster() {
                return cluster.get();
            }

            @Override
            public LogSetup logs(OperatorConfig config) {
                return LogSetup.untouched();
            }
        });
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
