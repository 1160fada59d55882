package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.check.CheckCommand;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.export.ExportCommand;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.kube.StartupChecks;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.baiducloud.peerconn.operator.ops.HeapTidying;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.operator.ops.Telemetry;
import io.baiducloud.peerconn.operator.schedule.SteadyClock;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program. Every reason not to start is one line on the error output and an exit code of its own. */
public final class OperatorMain {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Launcher launcher;
    private final Host host;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** What only a real process can do. */
    interface Host {
        /** Ends the process now, without anything further. */
        void halt(ExitCode code);

        /** Runs something when the process is asked to end. */
        void onStop(Runnable stop);

        /** Finds the API server. */
        Config cluster();

        /** Sets logging up. */
        LogSetup logs(OperatorConfig config);
    }

    OperatorMain(Map<String, String> environment, PrintStream out, PrintStream err, Launcher launcher, Host host) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.err = err;
        this.launcher = launcher;
        this.host = host;
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        var main = new OperatorMain(
                System.getenv(),
                System.out,
                System.err,
                new AssemblyLauncher(System.getenv(), SteadyClock.ofThisProcess(), HeapTidying.ofThisProcess()),
                new OwnProcess());
        System.exit(main.run(List.of(arguments)).number());
    }

    /** Runs until there is a reason to end. */
    ExitCode run(List<String> arguments) {
        try {
            return switch (new OperatorOptions(environment, this::ownNamespace).parse(arguments)) {
                case Invocation.Version _ -> print("peerconn-operator " + ProgramVersion.get());
                case Invocation.Help help -> print(help.text());
                case Invocation.Export export -> {
                    new ExportCommand(export.config(), out, err).run();
                    yield ExitCode.OK;
                }
                case Invocation.Rehearse _ -> new Rehearsal(out, err, host::logs).run();
                case Invocation.Refused refused -> {
                    refused.problems().forEach(problem -> err.println("peerconn-operator: " + problem));
                    yield ExitCode.BAD_SETTINGS;
                }
                case Invocation.Check check -> check(check.config());
                case Invocation.Run run -> operate(run.config());
            };
        } catch (StartupFailure e) {
            closeAll();
            err.println("peerconn-operator: " + e.getMessage());
            return ExitCode.of(e.kind());
        } catch (RuntimeException e) {
            closeAll();
            err.println("peerconn-operator: This is a bug, please report it: " + e);
            e.printStackTrace(err);
            return ExitCode.BUG;
        }
    }

    private ExitCode check(OperatorConfig config) {
        try (var client = ClusterAccess.open(host.cluster());
                var clouds = new CloudClients(
                        config, CredentialFingerprint.ofThisProcess(), (key, credentials) -> _ -> {})) {
            return new CheckCommand(config, client, clouds, out)
                    .run()
                    .map(ExitCode::of)
                    .orElse(ExitCode.OK);
        }
    }

    private ExitCode operate(OperatorConfig config) {
        var logs = host.logs(config);
        open.push(logs::close);
        var stopped = new CountDownLatch(1);
        try {
            var client = ClusterAccess.open(host.cluster());
            open.push(client);
            start(config, client, logs);
            host.onStop(() -> {
                closeAll();
                stopped.countDown();
            });
            stopped.await();
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closeAll();
            return ExitCode.OK;
        }
    }

    private void start(OperatorConfig config, KubernetesClient client, LogSetup logs) {
        var telemetry = telemetry(config, logs);
        open.push(telemetry);
        checks(client, config).run();
        open.push(launch(config, client, telemetry));
        // pushed last, so that nobody counts on us while the others stop
        open.push(telemetry.health()::stopping);
        telemetry.health().started();
        LOG.atInfo()
                .addKeyValue(LogKeys.VERSION, ProgramVersion.get())
                .addKeyValue(LogKeys.WATCH_NAMESPACES, config.watchNamespaces())
                .addKeyValue(LogKeys.MANAGEMENT_POLICY, config.managementPolicy())
                .log("Started");
    }

    private AutoCloseable launch(OperatorConfig config, KubernetesClient client, Telemetry telemetry) {
        try {
            return launcher.launch(config, client, telemetry, emergency -> end(emergency, config));
        } catch (OperatorException | KubernetesClientException e) {
            // the API server went away, or a permission did, between the checks and now
            throw checks(client, config).explain(e).orElseThrow(() -> e);
        }
    }

    private static StartupChecks checks(KubernetesClient client, OperatorConfig config) {
        return new StartupChecks(client, config);
    }

    private static Telemetry telemetry(OperatorConfig config, LogSetup logs) {
        try {
            return Telemetry.start(config, logs);
        } catch (UncheckedIOException e) {
            throw new StartupFailure(
                    StartupFailure.Kind.SETTINGS,
                    "--port (PEERCONN_PORT): port " + config.port() + " cannot be opened: " + e.getMessage()
                            + "; choose another one, or 0 for any free one.",
                    e);
        }
    }

    private void end(Emergency emergency, OperatorConfig config) {
        switch (emergency) {
            case LEASE_LOST -> {
                err.println("peerconn-operator: The lease " + config.leaseName()
                        + " was lost: another replica may lead now. This process ends, so that the two do not work at"
                        + " once; its pod starts it again as a standby.");
                // at once: whatever this process still does, the other one does too
                host.halt(ExitCode.LEASE_LOST);
            }
            case WATCH_LOST -> {
                err.println("peerconn-operator: The API server has ended a watch for good: what this process knows of"
                        + " objects is getting stale. It ends, and Kubernetes restarts it; the log line before this one says"
                        + " what the API server answered.");
                host.halt(ExitCode.API_SERVER_UNREACHABLE);
            }
        }
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.atWarn().setCause(e).log("A part could not be stopped in order; the process ends all the same");
            }
        }
    }

    private String ownNamespace() {
        return Optional.ofNullable(host.cluster().getNamespace()).orElse("default");
    }

    private ExitCode print(String text) {
        out.println(text);
        return ExitCode.OK;
    }
}
