package io.baiducloud.peerconn.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@code make bench}: this client and the provider's Java SDK side by side, in one run. Prints a table with the ratios, writes
 * what JMH measured to {@code conformance/target/bench.json}, and ends with 1 when a target is missed. Arguments go to JMH
 * ({@code ARGS='-f 1 -prof stack'}).
 */
public final class Benchmarks {
    private static final List<Integer> THREADS = List.of(1, 8, 64);

    private Benchmarks() {}

    /** Runs them all. */
    public static void main(String[] args) throws IOException, RunnerException, CommandLineOptionException {
        CommandLineOptions given = new CommandLineOptions(args);
        List<RunResult> results = new ArrayList<>();
        List<Comparison> rows = new ArrayList<>();
        Measured signing = Measured.by(options(given, SigningBenchmark.class, 1).build(), results);
        rows.add(signing.compareScore("sign one request, ns", 5, Comparison.Better.LESS));
        rows.add(signing.compareAllocation("sign one request, bytes allocated", 5));
        try (RecordedCloud cloud = new RecordedCloud()) {
            for (int threads : THREADS) {
                Options options = options(given, ListBenchmark.class, threads)
                        .jvmArgsAppend("-D" + ListBenchmark.ENDPOINT + "=" + cloud.url())
                        .build();
                Measured list = Measured.by(options, results);
                String what = "list 1,000 rows, %2d thread%s, ".formatted(threads, threads == 1 ? "" : "s");
                rows.add(list.compareScore(what + "calls/s", 2, Comparison.Better.MORE));
                rows.add(list.compareAllocation(what + "bytes allocated", 2));
                rows.add(list.compareProcessorTime(what + "µs of CPU"));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%nOne list answer has %,d bytes, and takes the server, on the same processors, %,.0f µs.",
                    cloud.bytes(),
                    cloud.microsPerAnswer());
        }
        print(rows);
        Path json = folder().resolve("bench.json");
        ResultFormatFactory.getInstance(ResultFormatType.JSON, json.toString()).writeOut(results);
        System.out.println("Everything that was measured: " + json);
        System.exit(rows.stream().allMatch(Comparison::isMet) ? 0 : 1);
    }

    private static ChainedOptionsBuilder options(CommandLineOptions given, Class<?> benchmark, int threads) {
        return new OptionsBuilder()
                .parent(given)
                .include("\\b" + benchmark.getSimpleName() + "\\b")
                .threads(threads)
                .addProfiler(GCProfiler.class)
                .addProfiler(ProcessorTime.class);
    }

    private static Path folder() {
        Path module = Path.of("conformance", "target");
        return Files.isDirectory(module) ? module : Path.of("target");
    }

    private static void print(List<Comparison> rows) {
        System.out.printf("%n%-46s %14s %14s %8s %8s%n", "", "this client", "provider's SDK", "ratio", "target");
        rows.forEach(row -> System.out.println(row.line()));
        System.out.println();
    }
}
