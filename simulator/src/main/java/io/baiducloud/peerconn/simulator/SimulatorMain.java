package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.settings.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Option(
            names = "--profile",
            defaultValue = "documented",
            description = "documented, bare, scrambled or hostile (${DEFAULT-VALUE}).")
    private String profile = "documented";

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
        SimulatorBuilder builder =
                Simulator.builder().bind(bind).controlPort(controlPort).profile(Profile.of(profile));
        ports.forEach(builder::port);
        try (Simulator simulator = builder.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            System.out.println(ReadyLine.of(simulator));
            System.out.flush();
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
