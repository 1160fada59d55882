package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.testkit.AuditLog;
import java.time.Duration;
import java.time.Instant;

/** What a fleet costs while nothing changes. */
final class SteadyState {
    /**
     * How long nothing is done.
     *
     * @param settle before anything is counted
     * @param window while it is counted
     */
    record Rest(Duration settle, Duration window) {
        Duration time() {
            return settle.plus(window);
        }
    }

    private final String scenario;
    private final int rows;
    private final Customer customer;
    private final Trial trial;
    private final MeasuredOperator operator;
    private final AuditLog auditLog;
    private final Rest rest;

    SteadyState(
            String scenario,
            int rows,
            Customer customer,
            Trial trial,
            MeasuredOperator operator,
            AuditLog auditLog,
            Rest rest) {
        this.scenario = scenario;
        this.rows = rows;
        this.customer = customer;
        this.trial = trial;
        this.operator = operator;
        this.auditLog = auditLog;
        this.rest = rest;
    }

    void measure(Report report) {
        Trial.sleep(rest.settle());
        AuditLog.Mark mark = auditLog.mark();
        CallTally before = trial.calls();
        Duration cpu = operator.cpu();
        Instant begin = Instant.now();
        Trial.sleep(rest.window());
        double cpuSeconds = operator.cpu().minus(cpu).toMillis() / 1000.0;
        CallTally calls = trial.calls().since(before);
        ListRounds rounds = ListRounds.of(trial.cloud().requests().entries(), begin);
        double resident = operator.residentMiB();
        int writes =
                KubeWrites.of(auditLog.writesSince(mark), trial.namespace()).total();
        report.add(Figure.of(scenario, "cloud calls per poll interval at rest", rounds.callsPerRound())
                .atMost(FleetScenario.pagesOf(rows))
                .outOf(rounds.pages().size())
                .naively(naiveCalls()));
        report.add(Figure.of(scenario, "other cloud calls while at rest", calls.besidesLists())
                .atMost(0));
        report.add(Figure.of(scenario, "Kubernetes writes while at rest, leases aside", writes)
                .atMost(0));
        report.add(Figure.of(
                scenario,
                "operator CPU in a minute at rest, s",
                cpuSeconds * 60 / rest.window().toSeconds()));
        Figure memory = Figure.of(scenario, "operator RSS a minute into rest, MiB", resident);
        report.add(
                switch (rows) {
                    case 1_000 -> memory.atMost(160);
                    case 10_000 -> memory.atMost(320);
                    default -> memory;
                });
    }

    private double naiveCalls() {
        try (NaiveClient naively = new NaiveClient(trial.cloud(), customer)) {
            return naively.look(FleetScenario.idsOf(trial, customer));
        }
    }
}
