package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.e2e.scene.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** From the start of the process to the first look at the cloud, which is what the first pass over an object asks for. */
record ColdStart() implements Scenario {
    @Override
    public String name() {
        return "cold-start";
    }

    @Override
    public void run(Ground ground, int repetitions, Report report) {
        Path cache = ground.folder().resolve("operator.aot");
        train(ground, cache);
        List<Double> plain = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            plain.add(start(ground, List.of()));
            cached.add(start(ground, List.of("-XX:AOTCache=" + cache)));
        }
        report.add(Figure.of(name(), "start→first reconcile without a cache, s", Median.of(plain))
                .outOf(repetitions));
        report.add(Figure.of(name(), "start→first reconcile with the ahead-of-time cache, s", Median.of(cached))
                .outOf(repetitions));
        report.add(Figure.of(name(), "with over without", Median.of(cached) / Median.of(plain))
                .atMost(0.5)
                .outOf(repetitions));
    }

    private static void train(Ground ground, Path cache) {
        start(ground, List.of("-XX:AOTCacheOutput=" + cache));
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no ahead-of-time cache was written to " + cache);
        }
    }

    /** Starts on one object that exists already, and returns how many seconds passed until the cloud was asked. */
    private static double start(Ground ground, List<String> jvmOptions) {
        Customer customer = Customer.withPairs(0, 1);
        try (Trial trial = Trial.open(ground, List.of(customer))) {
            trial.createAll(customer, 1);
            Instant begin = trial.start(jvmOptions).startedAt();
            Waiting.until(Duration.ofMinutes(1), () -> trial.calls().total() > 0, () -> "the cloud was not asked");
            Instant asked = trial.cloud().requests().entries().getFirst().at();
            trial.watch().awaitReady(1, Duration.ofMinutes(1));
            return Duration.between(begin, asked).toMillis() / 1000.0;
        }
    }
}
