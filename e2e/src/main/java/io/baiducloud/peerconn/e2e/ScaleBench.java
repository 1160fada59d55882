package io.baiducloud.peerconn.e2e;

import io.baiducloud.peerconn.e2e.bench.BenchOptions;
import io.baiducloud.peerconn.e2e.bench.Ground;
import io.baiducloud.peerconn.e2e.bench.Report;
import io.baiducloud.peerconn.e2e.bench.Scenario;
import io.baiducloud.peerconn.e2e.scene.CleanUp;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operator costs with many objects: a real API server, a simulated cloud with transitions of two seconds, and the
 * operator as its own process, as it is shipped. Prints one table, writes it to {@code e2e/target/bench-scale.json}, and
 * ends with 1 when a figure is beyond its limit.
 */
public final class ScaleBench {
    private static final Path FILE = Path.of("e2e", "target", "bench-scale.json");

    private ScaleBench() {}

    /** Runs it; see {@link BenchOptions#USAGE}. */
    public static void main(String[] args) {
        Quiet.logging();
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> args) {
        try {
            BenchOptions options = BenchOptions.parse(
                    args, Scenario.all().stream().map(Scenario::name).collect(Collectors.toSet()));
            return measure(ProjectFolder.find(), options) ? 0 : 1;
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench-scale: " + e.getMessage());
            return 2;
        }
    }

    private static boolean measure(ProjectFolder project, BenchOptions options) {
        List<Scenario> wanted = Scenario.all().stream()
                .filter(scenario -> options.wants(scenario.name()))
                .toList();
        Duration estimate = wanted.stream()
                .map(scenario -> scenario.estimate(options.repetitions()))
                .reduce(Duration.ofSeconds(20), Duration::plus);
        System.err.println("This takes about " + Math.ceilDiv(estimate.toSeconds(), 60)
                + " min on two processors that have nothing else to do.");
        Report report = new Report();
        boolean complete = true;
        try (CleanUp cleanUp = new CleanUp()) {
            Ground ground = Ground.prepare(project, cleanUp, options.profile());
            for (Scenario scenario : wanted) {
                Instant begin = Instant.now();
                try {
                    scenario.run(ground, options.repetitions(), report);
                } catch (IllegalStateException e) {
                    // what the others come to is still worth knowing
                    System.err.println(scenario.name() + " FAILED: " + e.getMessage());
                    complete = false;
                }
                System.err.println(scenario.name() + " took "
                        + Duration.between(begin, Instant.now()).toSeconds() + " s, estimated "
                        + scenario.estimate(options.repetitions()).toSeconds() + " s");
                report.write(project.root().resolve(FILE), machine());
            }
        }
        report.print(System.out);
        return complete && report.isMet();
    }

    private static Map<String, Object> machine() {
        return Map.of(
                "measuredAt", Instant.now().toString(),
                "processors", Runtime.getRuntime().availableProcessors(),
                "java", Runtime.version().toString(),
                "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}
