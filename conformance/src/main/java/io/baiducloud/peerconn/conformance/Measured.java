package io.baiducloud.peerconn.conformance;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;

/** What JMH measured of both clients. */
record Measured(RunResult client, RunResult sdk) {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    /** Runs a class of benchmarks with a method for each client. */
    static Measured by(Options options, List<RunResult> all) throws RunnerException {
        Collection<RunResult> results = new Runner(options).run();
        all.addAll(results);
        return new Measured(of("client", results), of("sdk", results));
    }

    private static RunResult of(String method, Collection<RunResult> results) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result of " + method));
    }

    Comparison compareScore(String what, double target, Comparison.Better better) {
        return new Comparison(
                what,
                client.getPrimaryResult().getScore(),
                sdk.getPrimaryResult().getScore(),
                target,
                better);
    }

    Comparison compareAllocation(String what, double target) {
        return new Comparison(what, allocation(client), allocation(sdk), target, Comparison.Better.LESS);
    }

    /** In microseconds, without a target: that is set for what follows from it. */
    Comparison compareProcessorTime(String what) {
        return new Comparison(
                what,
                secondary(client, ProcessorTime.LABEL) / 1_000,
                secondary(sdk, ProcessorTime.LABEL) / 1_000,
                Comparison.NO_TARGET,
                Comparison.Better.LESS);
    }

    private static double allocation(RunResult result) {
        return secondary(result, ALLOCATION);
    }

    private static double secondary(RunResult result, String label) {
        return Objects.requireNonNull(result.getSecondaryResults().get(label), label)
                .getScore();
    }
}
