package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.testkit.AuditLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Many connections of one account: creating them, having them, changing one of them.
 *
 * @param count how many
 * @param writeRate how many changes in a second the operator is allowed
 */
record FleetScenario(int count, int writeRate) implements Scenario {
    private static final double TRANSITION_SECONDS = 2;
    private static final int PAGE = 1_000;
    private static final int NAIVE_SAMPLE = 3;
    /** Those of which the time of creation is told as a median; ten thousand would take too long. */
    private static final Set<Integer> CREATED_REPEATEDLY = Set.of(1, 1_000);

    @Override
    public String name() {
        return "fleet-" + count;
    }

    @Override
    public Duration estimate(int repetitions) {
        return Duration.ofSeconds(Math.round(boundSeconds() * 1.2 + 12) * creations(repetitions))
                .plus(rest().time())
                .plusSeconds(count < PAGE ? 60 : 60 + count / 80);
    }

    @Override
    public void run(Ground ground, int repetitions, Report report) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 1; i < creations(repetitions); i++) {
            Customer customer = Customer.withPairs(0, count);
            try (Trial trial = Trial.open(ground, List.of(customer))) {
                operator(trial);
                seconds.add(create(trial, customer));
            }
        }
        Customer customer = Customer.withPairs(0, count);
        Customer naive = Customer.withPairs(1, NAIVE_SAMPLE);
        try (Trial trial = Trial.open(ground, List.of(customer, naive));
                NaiveClient naively = new NaiveClient(trial.cloud(), naive)) {
            MeasuredOperator operator = operator(trial);
            AuditLog.Mark mark = ground.controlPlane().auditLog().mark();
            CallTally before = trial.calls();
            ProcessorTime worked = ProcessorTime.of(operator);
            seconds.add(create(trial, customer));
            worked = ProcessorTime.of(operator).since(worked);
            CallTally calls = trial.calls().since(before);
            Trial.sleep(Duration.ofSeconds(2));
            KubeWrites writes = KubeWrites.of(ground.controlPlane().auditLog().writesSince(mark), trial.namespace());
            created(seconds, calls, writes, naiveCalls(naively, naive), report);
            if (count >= PAGE) {
                worked.figures(name(), count).forEach(report::add);
            }
            new SteadyState(
                            name(),
                            count,
                            customer,
                            trial,
                            operator,
                            ground.controlPlane().auditLog(),
                            rest())
                    .measure(report);
            new OneChange(name(), count, trial, naive, naively, repetitions).measure(report);
        }
    }

    private int creations(int repetitions) {
        return CREATED_REPEATEDLY.contains(count) ? repetitions : 1;
    }

    private double boundSeconds() {
        return (double) count / writeRate + TRANSITION_SECONDS;
    }

    private MeasuredOperator operator(Trial trial) {
        return trial.operator("--write-rate=" + writeRate);
    }

    /** Memory is judged after a minute of rest where there is much of it; counts need no more than a few intervals. */
    private SteadyState.Rest rest() {
        return count < PAGE
                ? new SteadyState.Rest(
                        Duration.ofSeconds(5),
                        Trial.POLL_INTERVAL.multipliedBy(2).plusSeconds(5))
                : new SteadyState.Rest(Duration.ofSeconds(15), Duration.ofSeconds(65));
    }

    /** Creates all, and returns how many seconds it took until the last was ready. */
    private double create(Trial trial, Customer customer) {
        Instant begin = Instant.now();
        trial.createAll(customer, count);
        trial.watch().awaitReady(count, Duration.ofSeconds(120 + 3L * count / writeRate));
        return Duration.between(begin, trial.watch().lastReadyAt()).toMillis() / 1000.0;
    }

    private static double naiveCalls(NaiveClient naively, Customer naive) {
        int calls = 0;
        for (int i = 0; i < NAIVE_SAMPLE; i++) {
            calls += naively.create(naive.pair(i));
        }
        return (double) calls / NAIVE_SAMPLE;
    }

    private void created(List<Double> seconds, CallTally calls, KubeWrites writes, double naive, Report report) {
        double bound = boundSeconds();
        Figure took = count == 1
                ? Figure.of(name(), "create→Ready, s", Median.of(seconds))
                : Figure.of(
                        name(),
                        String.format(Locale.ROOT, "create all at %d/s: time over %.0f s", writeRate, bound),
                        Median.of(seconds) / bound);
        took = took.outOf(seconds.size());
        report.add(count < PAGE ? took : took.atMost(1.15));
        report.add(Figure.of(name(), "cloud calls per object from creation to Ready", (double) calls.total() / count)
                .atMost(count == 1 ? 4 : count < PAGE ? 2 : 1.1)
                .naively(naive));
        report.add(Figure.of(name(), "writes to one PeerConnection until Ready, at most", writes.mostForOneObject())
                .atMost(4));
        report.add(
                Figure.of(name(), "events of one PeerConnection until Ready, at most", writes.mostEventsForOneObject())
                        .atMost(3));
    }

    /** The ids of all connections that a customer has asked for. */
    static List<String> idsOf(Trial trial, Customer customer) {
        return trial.cloud().connections().stream()
                .filter(connection -> connection
                        .initiator()
                        .accountId()
                        .equals(customer.account().accountId()))
                .map(Connection::id)
                .toList();
    }

    static int pagesOf(int rows) {
        return Math.max(1, (rows + PAGE - 1) / PAGE);
    }
}
