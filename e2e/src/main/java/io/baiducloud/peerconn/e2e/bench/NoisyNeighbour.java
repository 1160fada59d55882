package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Five credentials, of which one is throttled for a minute: what do the other four notice? */
record NoisyNeighbour() implements Scenario {
    private static final int CREDENTIALS = 5;
    private static final int OBJECTS = 30;
    private static final Duration BETWEEN_OBJECTS = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "noisy-neighbour";
    }

    @Override
    public Duration estimate(int repetitions) {
        return BETWEEN_OBJECTS.multipliedBy(OBJECTS).plusSeconds(10).multipliedBy(2);
    }

    @Override
    public void run(Ground ground, int repetitions, Report report) {
        double control = p95(ground, false);
        double besides = p95(ground, true);
        report.add(Figure.of(name(), "p95 create→Ready of the others while all is well, s", control));
        report.add(Figure.of(name(), "the same while one of five gets 429, over that", besides / control)
                .atMost(1.25));
    }

    private static double p95(Ground ground, boolean throttled) {
        List<Customer> customers = IntStream.range(0, CREDENTIALS)
                .mapToObj(number -> Customer.withPairs(number, OBJECTS))
                .toList();
        Map<String, Instant> created = new HashMap<>();
        try (Trial trial = Trial.open(ground, customers)) {
            trial.operator();
            if (throttled) {
                trial.cloud()
                        .faults()
                        .add(Fault.of(new Effect.ErrorStatus(
                                        429, "RequestLimitExceeded", "slow down", Optional.empty()))
                                .forAccount(customers.getFirst().account().accountId()));
            }
            for (int i = 0; i < OBJECTS; i++) {
                for (int number = 0; number < CREDENTIALS; number++) {
                    String name = "object-" + number + "-" + i;
                    created.put(name, Instant.now());
                    trial.create(
                            customers.get(number), name, customers.get(number).pair(i));
                }
                Trial.sleep(BETWEEN_OBJECTS);
            }
            trial.watch().awaitReady(OBJECTS * (CREDENTIALS - 1), Duration.ofMinutes(2));
            List<Double> seconds = new ArrayList<>();
            created.forEach((name, at) -> {
                if (!name.startsWith("object-0-")) {
                    seconds.add(Duration.between(at, trial.watch().awaitReady(name, 1, Duration.ofMinutes(1)))
                                    .toMillis()
                            / 1000.0);
                }
            });
            return Median.p95(seconds);
        }
    }
}
