package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.RequestEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The shape of real quotas: many accounts with a few connections each, in two regions. */
record ManyCredentials() implements Scenario {
    private static final int CREDENTIALS = 200;
    private static final int OBJECTS = 10;
    private static final List<String> REGIONS = List.of("bj", "gz");
    private static final int COUNT = CREDENTIALS * OBJECTS * REGIONS.size();
    /** Three intervals, and not a second more. */
    private static final Duration WINDOW = Trial.POLL_INTERVAL.multipliedBy(3);

    @Override
    public String name() {
        return "credentials-" + CREDENTIALS;
    }

    @Override
    public Duration estimate(int repetitions) {
        return Duration.ofSeconds(COUNT / 40 + 120);
    }

    @Override
    public void run(Ground ground, int repetitions, Report report) {
        List<Customer> customers = IntStream.range(0, CREDENTIALS)
                .mapToObj(number -> Customer.withPairs(number, OBJECTS * REGIONS.size()))
                .toList();
        try (Trial trial = Trial.open(ground, customers)) {
            MeasuredOperator operator = trial.operator();
            Trial.inParallel(COUNT, i -> create(trial, customers.get(i % CREDENTIALS), i));
            trial.watch().awaitReady(COUNT, Duration.ofMinutes(5));
            // two intervals: the first lists came together, the next ones are spread
            Trial.sleep(Trial.POLL_INTERVAL.multipliedBy(2));
            CallTally before = trial.calls();
            Instant begin = Instant.now();
            Trial.sleep(WINDOW);
            CallTally calls = trial.calls().since(before);
            List<RequestEntry> requests = trial.cloud().requests().entries().stream()
                    .filter(request -> !request.at().isBefore(begin))
                    .toList();
            double intervals = (double) WINDOW.toSeconds() / Trial.POLL_INTERVAL.toSeconds();
            int views = CREDENTIALS * REGIONS.size();
            report.add(Figure.of(
                            name(),
                            "list pages per credential, region and interval",
                            calls.of(Operation.LIST) / intervals / views)
                    .atMost(1.05)
                    .naively(OBJECTS));
            report.add(Figure.of(name(), "pages of one list, at most", pagesAtMost(requests))
                    .atMost(1));
            report.add(Figure.of(name(), "other cloud calls in three intervals", calls.besidesLists())
                    .atMost(0));
            report.add(Figure.of(name(), "calls in the busiest second over the mean", busiest(requests))
                    .atMost(2));
            report.add(Figure.of(
                    name(),
                    "operator RSS with " + COUNT + " objects and " + views + " lists, MiB",
                    operator.residentMiB()));
        }
    }

    /** Half of a customer's connections are asked for from either region. */
    private static void create(Trial trial, Customer customer, int number) {
        int n = number / CREDENTIALS;
        Customer.Pair pair = customer.pair(n);
        Customer.Pair way = n % REGIONS.size() == 0
                ? pair
                : new Customer.Pair(pair.peerRegion(), pair.peerVpcId(), pair.region(), pair.localVpcId());
        trial.create(customer, Trial.objectName(number), way);
    }

    private static double pagesAtMost(List<RequestEntry> requests) {
        boolean further = requests.stream().anyMatch(request -> request.target().contains("marker="));
        return further ? 2 : 1;
    }

    private static double busiest(List<RequestEntry> requests) {
        Map<Long, Long> bySecond = requests.stream()
                .collect(Collectors.groupingBy(request -> request.at().getEpochSecond(), Collectors.counting()));
        double mean = (double) requests.size() / WINDOW.toSeconds();
        return bySecond.values().stream().mapToLong(Long::longValue).max().orElse(0) / mean;
    }
}
