package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.e2e.scene.Waiting;
import java.nio.file.Files;
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
    public Duration estimate(int repetitions) {
        return Duration.ofSeconds(18L * repetitions);
    }

    @Override
    public void run(Ground ground, int repetitions, Report report) {
        ClassCache cache = ground.classCache().orElseGet(() -> trained(ground));
        List<Double> plain = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            plain.add(start(ground, List.of(ClassCache.dont())));
            cached.add(start(ground, List.of(cache.use())));
        }
        report.add(Figure.of(name(), "start→first reconcile without a class cache, s", Median.of(plain))
                .outOf(repetitions));
        report.add(Figure.of(name(), "start→first reconcile with the class cache, s", Median.of(cached))
                .outOf(repetitions));
        report.add(Figure.of(name(), "with over without", Median.of(cached) / Median.of(plain))
                .atMost(0.5)
                .outOf(repetitions));
    }

    /** The image has none: makes one by a real start. */
    private static ClassCache trained(Ground ground) {
        ClassCache cache = new ClassCache(ground.folder().resolve("trained.aot"));
        start(ground, List.of("-XX:AOTCacheOutput=" + cache.file()));
        if (!Files.exists(cache.file())) {
            throw new IllegalStateException("no class cache was written to " + cache.file());
        }
        return cache;
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
