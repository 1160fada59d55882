package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.e2e.scene.CleanUp;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Many objects for a long time, one thing being done after the other: what the operator's process holds must not grow. The
 * process is the shipped one; lists come six times as often as by default, so that ten minutes hold an hour's lists.
 */
public final class Soak {
    private static final Duration BETWEEN_TURNS = Duration.ofMillis(500);
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final Duration CREATION = Duration.ofMinutes(10);
    private static final int READINGS = 20;
    private static final String LINE = "  %6s %8s %8s %8s %12s %8s %7s%n";

    private final ProjectFolder project;
    private final int objects;
    private final Duration length;
    private final PrintStream out;

    /**
     * Prepares one.
     *
     * @param objects how many there are all the time, but for those that are just being replaced
     * @param length how long it is watched, after all of them are ready and two minutes have passed
     * @param out gets a line for each reading
     */
    public Soak(ProjectFolder project, int objects, Duration length, PrintStream out) {
        this.project = project;
        this.objects = objects;
        this.length = length;
        this.out = out;
    }

    /** Runs it; what grew, or did not come to rest. */
    public List<String> run() {
        try (CleanUp cleanUp = new CleanUp()) {
            Ground ground = Ground.prepare(project, cleanUp, false);
            Customer customer = Customer.withPairs(0, objects);
            try (Trial trial = Trial.open(ground, List.of(customer))) {
                MeasuredOperator operator =
                        trial.operator("--poll-interval=10s", "--write-rate=50", "--burst=100", "--detail-interval=5m");
                trial.createAll(customer, objects);
                trial.watch().awaitReady(objects, CREATION);
                Churn churn = new Churn(trial, customer, ground.controlPlane().adminClient(), objects);
                keepBusy(churn, WARM_UP);
                List<Reading> readings = watch(operator, churn);
                List<String> violations = new ArrayList<>(growth(readings));
                if (!comesToRest(trial, churn)) {
                    violations.add("not every object is ready after the soak");
                }
                return violations;
            }
        }
    }

    private List<Reading> watch(MeasuredOperator operator, Churn churn) {
        out.printf(LINE, "second", "heap MiB", "RSS MiB", "threads", "descriptors", "sockets", "turns");
        List<Reading> readings = new ArrayList<>();
        Instant begin = Instant.now();
        for (int i = 0; i < READINGS; i++) {
            keepBusy(churn, length.dividedBy(READINGS));
            Reading reading = Reading.of(operator.pid());
            readings.add(reading);
            out.printf(
                    LINE,
                    Duration.between(begin, Instant.now()).toSeconds(),
                    oneDigit(reading.heapMiB()),
                    oneDigit(reading.residentMiB()),
                    reading.threads(),
                    reading.descriptors(),
                    reading.sockets(),
                    churn.turns());
        }
        return readings;
    }

    private static void keepBusy(Churn churn, Duration time) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            churn.take();
            Trial.sleep(BETWEEN_TURNS);
        }
    }

    /** The last quarter against the first one, by the median: a leak of one thing a turn stands out by hundreds. */
    private static List<String> growth(List<Reading> readings) {
        List<String> grown = new ArrayList<>();
        check("heap after GC, MiB", readings, Reading::heapMiB, 1.1, 2, grown);
        check("threads", readings, Reading::threads, 1, 4, grown);
        check("descriptors", readings, Reading::descriptors, 1, 10, grown);
        check("sockets", readings, Reading::sockets, 1, 10, grown);
        return grown;
    }

    private static void check(
            String what,
            List<Reading> readings,
            ToDoubleFunction<Reading> value,
            double factor,
            double more,
            List<String> grown) {
        int quarter = READINGS / 4;
        double first = median(readings.subList(0, quarter), value);
        double last = median(readings.subList(READINGS - quarter, READINGS), value);
        if (last > first * factor + more) {
            grown.add(what + " grew from " + oneDigit(first) + " to " + oneDigit(last));
        }
    }

    private static double median(List<Reading> readings, ToDoubleFunction<Reading> value) {
        return Median.of(readings.stream().mapToDouble(value).boxed().toList());
    }

    private boolean comesToRest(Trial trial, Churn churn) {
        Instant end = Instant.now().plus(CREATION);
        while (Instant.now().isBefore(end)) {
            if (churn.isWhole() && trial.readyNow() == objects) {
                return true;
            }
            Trial.sleep(Duration.ofSeconds(1));
        }
        return false;
    }

    private static String oneDigit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
