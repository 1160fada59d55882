package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.operator.rehearsal.Backdrop;
import io.baiducloud.peerconn.operator.schedule.SteadyClock;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operator's whole start, from reading its options to the first object that is Ready, against stubs in this process.
 * A JVM that records its classes meanwhile ({@code -XX:AOTCacheOutput}) starts several times faster afterwards.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PrintStream out;
    private final PrintStream err;

    private final Function<OperatorConfig, LogSetup> logs;

    Rehearsal(PrintStream out, PrintStream err, Function<OperatorConfig, LogSetup> logs) {
        this.out = out;
        this.err = err;
        this.logs = logs;
    }

    ExitCode run() {
        try {
            Path folder = Files.createTempDirectory("peerconn-rehearsal");
            try (Backdrop backdrop = Backdrop.start(folder)) {
                return play(backdrop);
            } finally {
                delete(folder);
            }
        } catch (IOException | ExecutionException | TimeoutException e) {
            err.println("peerconn-operator: The rehearsal failed: " + e);
            return ExitCode.BUG;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.BUG;
        }
    }

    private ExitCode play(Backdrop backdrop) throws InterruptedException, ExecutionException, TimeoutException {
        Guest host = new Guest(backdrop, logs);
        OperatorMain operator =
                new OperatorMain(Map.of(), out, err, new AssemblyLauncher(Map.of(), SteadyClock.ofThisProcess()), host);
        // on a thread of its own: on a small machine the common pool has but one, which the Kubernetes client needs
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(
                () -> operator.run(arguments(backdrop)),
                task -> Thread.ofPlatform().name("rehearsal").start(task));
        CompletableFuture.anyOf(host.started, ended).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (ended.isDone()) {
            return ended.get();
        }
        boolean ready = backdrop.awaitReady(PATIENCE);
        host.started.get().run();
        if (!ready) {
            err.println("peerconn-operator: The rehearsal failed: its object is not Ready, but\n" + backdrop.object());
            return ExitCode.BUG;
        }
        out.println("peerconn-operator: The rehearsal succeeded.");
        return ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    // as the chart starts it
    private static List<String> arguments(Backdrop backdrop) {
        return List.of(
                "run",
                "--leader-elect",
                "--log-format=json",
                "--port=0",
                "--endpoint=" + backdrop.region() + "=" + backdrop.endpoint(),
                "--ca-file=" + backdrop.caFile());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** A process within the process: it ends when the rehearsal is over. */
    private static final class Guest implements OperatorMain.Host {
        final CompletableFuture<Runnable> started = new CompletableFuture<>();
        private final Backdrop backdrop;
        private final Function<OperatorConfig, LogSetup> logs;

        Guest(Backdrop backdrop, Function<OperatorConfig, LogSetup> logs) {
            this.backdrop = backdrop;
            this.logs = logs;
        }

        @Override
        public void halt(ExitCode code) {
            started.completeExceptionally(new IllegalStateException("the operator halted: " + code));
        }

        @Override
        public void onStop(Runnable stop) {
            started.complete(stop);
        }

        @Override
        public Config cluster() {
            return backdrop.cluster();
        }

        @Override
        public LogSetup logs(OperatorConfig config) {
            return logs.apply(config);
        }
    }
}
