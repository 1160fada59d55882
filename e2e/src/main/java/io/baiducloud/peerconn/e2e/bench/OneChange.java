package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Waiting;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.RequestEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What it costs to change one of many, by declaring it, behind the operator's back, and by deleting it. */
final class OneChange {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int CHANGES = 4;

    private final String scenario;
    private final int count;
    private final Trial trial;
    private final Customer naive;
    private final NaiveClient naively;
    private final int repetitions;

    OneChange(String scenario, int count, Trial trial, Customer naive, NaiveClient naively, int repetitions) {
        this.scenario = scenario;
        this.count = count;
        this.trial = trial;
        this.naive = naive;
        this.naively = naively;
        this.repetitions = Math.min(repetitions, Math.max(1, count / CHANGES));
    }

    /** What one change came to. */
    private record Cost(double seconds, double calls) {}

    void measure(Report report) {
        List<String> naiveIds = FleetScenario.idsOf(trial, naive);
        List<Cost> resizes = costs(0, this::resize);
        report.add(calls("cloud calls for one resize, lists aside", resizes, 2)
                .naively(naively.resize(naiveIds.getFirst(), 20)));
        report.add(seconds("one resize→Ready, s", resizes));
        List<Cost> dns = costs(1, this::openDns);
        report.add(calls("cloud calls for one DNS opening, lists aside", dns, 2)
                .naively(naively.openDns(naiveIds.getFirst())));
        report.add(seconds("one DNS opening→Ready, s", dns));
        List<Cost> repairs = costs(2, this::repair);
        report.add(calls("cloud calls to undo one change made elsewhere, lists aside", repairs, 3)
                .naively(count));
        report.add(seconds("snapshot that shows it→correcting call, s", repairs).atMost(1));
        if (count == 1) {
            return;
        }
        List<Cost> deletions = costs(3, this::delete);
        Figure calls = median("cloud calls to delete one, lists aside", deletions, Cost::calls)
                .naively(naively.delete(naiveIds.getFirst()));
        // where a list has many pages, details of what moves take its place
        report.add(count > 1_000 ? calls : calls.atMost(4));
        Figure took = seconds("delete→finalizer off, s", deletions);
        report.add(count == 1_000 ? took.atMost(15) : took);
    }

    private interface Change {
        Cost make(String name);
    }

    /** Makes the change to as many objects beside each other, each of them untouched so far. */
    private List<Cost> costs(int change, Change make) {
        List<Cost> costs = Collections.synchronizedList(new ArrayList<>());
        Trial.inParallel(repetitions, i -> costs.add(make.make(Trial.objectName((i * CHANGES + change) % count))));
        return List.copyOf(costs);
    }

    private Figure calls(String what, List<Cost> costs, double most) {
        return median(what, costs, Cost::calls).atMost(most);
    }

    private Figure seconds(String what, List<Cost> costs) {
        return median(what, costs, Cost::seconds);
    }

    private Figure median(String what, List<Cost> costs, ToDoubleFunction<Cost> value) {
        List<Double> values =
                costs.stream().map(cost -> value.applyAsDouble(cost)).toList();
        return Figure.of(scenario, what, Median.of(values)).outOf(values.size());
    }

    private Cost resize(String name) {
        return declare(name, "{\"bandwidthInMbps\":20}");
    }

    private Cost openDns(String name) {
        return declare(name, "{\"dnsSync\":true}");
    }

    private Cost declare(String name, String spec) {
        String id = idOf(name);
        Instant begin = Instant.now();
        long generation = trial.patchSpec(name, spec);
        Instant ready = trial.watch().awaitReady(name, generation, PATIENCE);
        return new Cost(seconds(begin, ready), callsAbout(id, begin));
    }

    /** Somebody resizes it in the console. */
    private Cost repair(String name) {
        PeerConnection object = trial.handle(name).get();
        int declared = Objects.requireNonNull(object.getSpec().bandwidthInMbps());
        String id = Objects.requireNonNull(object.getStatus().peerConnId());
        Instant changed = Instant.now();
        trial.cloud().console().resize(id, declared + 5);
        Waiting.until(PATIENCE, () -> resizeOf(id, changed).isPresent(), () -> name + " is not corrected");
        Instant corrected = resizeOf(id, changed).orElseThrow();
        Instant shown = lastBefore(corrected);
        Waiting.until(PATIENCE, () -> isSteady(id, declared), () -> name + " is not as declared");
        Trial.sleep(Duration.ofSeconds(8));
        return new Cost(seconds(shown, corrected), callsAbout(id, changed));
    }

    private String idOf(String name) {
        return Objects.requireNonNull(trial.handle(name).get().getStatus().peerConnId());
    }

    private long callsAbout(String id, Instant since) {
        return trial.cloud().requests().entries().stream()
                .filter(request ->
                        request.peerConnId().equals(id) && !request.at().isBefore(since))
                .count();
    }

    private boolean isSteady(String id, int bandwidth) {
        return trial.cloud()
                .connection(id)
                .filter(connection ->
                        connection.bandwidth() == bandwidth && connection.plan().isEmpty())
                .isPresent();
    }

    private Optional<Instant> resizeOf(String id, Instant after) {
        return trial.cloud().requests().entries().stream()
                .filter(request -> request.operation() == Operation.RESIZE
                        && request.peerConnId().equals(id)
                        && !request.at().isBefore(after))
                .map(RequestEntry::at)
                .findFirst();
    }

    /** When the last page of the list arrived that made the operator act. */
    private Instant lastBefore(Instant corrected) {
        return trial.cloud().requests().entries().stream()
                .filter(request ->
                        request.operation() == Operation.LIST && request.at().isBefore(corrected))
                .map(RequestEntry::at)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private Cost delete(String name) {
        String id = idOf(name);
        Instant begin = Instant.now();
        trial.handle(name).delete();
        Instant gone = trial.watch().awaitGone(name, PATIENCE);
        return new Cost(seconds(begin, gone), callsAbout(id, begin));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
