package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A cloud whose lists show neither tags nor protection: details have to say it, within their budget. */
record BareRows() implements Scenario {
    private static final int COUNT = 1_000;
    private static final int READ_RATE = 10;
    private static final double REFRESH_SHARE = 0.2;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "bare-" + COUNT;
    }

    @Override
    public Duration estimate(int repetitions) {
        return Duration.ofSeconds(COUNT / READ_RATE + 110);
    }

    @Override
    public void run(Ground ground, int repetitions, Report report) {
        Customer customer = Customer.withPairs(0, COUNT);
        try (Trial trial = Trial.open(ground, List.of(customer), builder -> builder.profile(Profile.BARE))) {
            // all details together would take a thousand reads a minute, and may take a fifth of the budget
            trial.operator("--read-rate=" + READ_RATE, "--write-rate=50", "--detail-interval=1m");
            trial.createAll(customer, COUNT);
            trial.watch().awaitReady(COUNT, Duration.ofMinutes(6));
            Trial.sleep(Duration.ofSeconds(30));
            CallTally before = trial.calls();
            Instant begin = Instant.now();
            Trial.sleep(WINDOW);
            CallTally calls = trial.calls().since(before);
            ListRounds rounds = ListRounds.of(trial.cloud().requests().entries(), begin);
            report.add(Figure.of(name(), "list pages per poll interval at rest", rounds.callsPerRound())
                    .atMost(FleetScenario.pagesOf(COUNT))
                    .naively(COUNT));
            double perSecond = (double) calls.of(Operation.DETAIL) / WINDOW.toSeconds();
            // a burst of four may fall into any window
            double budget = READ_RATE * REFRESH_SHARE + 4.0 / WINDOW.toSeconds();
            report.add(Figure.of(name(), "details a second, wanted 16.7, allowed a fifth of the reads", perSecond)
                    .atMost(budget));
        }
    }
}
