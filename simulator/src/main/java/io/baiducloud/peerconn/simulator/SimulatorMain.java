package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.settings.Profile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The simulator as a process: prints one READY line and serves until it is stopped. */
@Command(
        name = "peerconn-simulator",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "A Baidu AI Cloud peer connection service to test against.")
public final class SimulatorMain implements Callable<Integer> {
    private static final int BAD_SETTINGS = 2;

    @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--port",
            split = ",",
            paramLabel = "REGION=PORT",
            description = "One endpoint per region, 0 = a free port (bj=0,gz=0).")
    private Map<String, Integer> ports = new LinkedHashMap<>();

    @Option(names = "--control-port", defaultValue = "0", description = "Port of the control API, 0 = a free one.")
    private int controlPort;

    @Option(names = "--profile", description = "documented (default), bare, scrambled or hostile.")
    private @Nullable String profile;

    @Option(names = "--seed", paramLabel = "FILE", description = "YAML with accounts, networks, connections, settings.")
    private @Nullable Path seed;

    @Option(
            names = "--set",
            paramLabel = "SETTING=VALUE",
            description = "A setting by its name; --list-settings shows all.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--list-settings", description = "Show every setting with its default and reason, and stop.")
    private boolean listSettings;

    private SimulatorMain() {}

    /** Runs until the process is stopped; exit code 2 when something is wrong with the options. */
    public static void main(String[] args) {
        // only the process configures logging: as a library the simulator leaves that to its host
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "peerconn-simulator-logback.xml");
        }
        CommandLine command = new CommandLine(new SimulatorMain());
        command.setExecutionExceptionHandler((e, line, result) -> {
            line.getErr().println("peerconn-simulator: " + e.getMessage());
            return BAD_SETTINGS;
        });
        System.exit(command.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (listSettings) {
            System.out.print(SettingsTable.asText());
            return 0;
        }
        SimulatorBuilder builder = Simulator.builder().bind(bind).controlPort(controlPort);
        ports.forEach(builder::port);
        if (seed != null) {
            builder.seed(seed);
        }
        if (profile != null) {
            builder.profile(Profile.of(profile));
        }
        settings.forEach(builder::setting);
        try (Simulator simulator = builder.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            System.out.println(ReadyLine.of(simulator));
            System.out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
