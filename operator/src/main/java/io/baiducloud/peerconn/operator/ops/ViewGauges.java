package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.observe.ViewReading;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/** Gauges of the accounts and regions that are watched, brought up to date before a scrape. */
public final class ViewGauges implements Runnable {
    private final CloudMetrics metrics;
    private final Supplier<List<ViewReading>> readings;
    private final MultiGauge age;
    private final MultiGauge interval;
    private final MultiGauge rows;
    private final MultiGauge watchers;
    private final MultiGauge queued;
    private final MultiGauge inFlight;
    private final MultiGauge refused;

    /** Makes them. */
    public ViewGauges(MeterRegistry registry, CloudMetrics metrics, Supplier<List<ViewReading>> readings) {
        this.metrics = metrics;
        this.readings = readings;
        this.age = gauge(registry, "peerconn.snapshot.age.seconds", "How old the newest complete list is");
        this.interval = gauge(
                registry,
                "peerconn.snapshot.interval.seconds",
                "How often a complete list is wanted while nothing moves");
        this.rows = gauge(registry, "peerconn.snapshot.rows", "Rows in the newest complete list");
        this.watchers = gauge(registry, "peerconn.snapshot.watchers", "Objects that use the list");
        this.queued = gauge(registry, "peerconn.throttle.queued", "Objects that stand in line for a call");
        this.inFlight = gauge(registry, "peerconn.cloud.calls.active", "Calls under way");
        this.refused = gauge(
                registry,
                "peerconn.breaker.open",
                "1 while no calls but probes are made with a credential, by what is wrong; 0 while all is well");
    }

    @Override
    public void run() {
        var all = readings.get();
        age.register(
                rows(
                        all,
                        reading -> reading.snapshotAge()
                                .map(age -> age.toMillis() / 1000.0)
                                .orElse(Double.NaN),
                        Math::max),
                true);
        interval.register(rows(all, reading -> reading.interval().toMillis() / 1000.0, Math::max), true);
        rows.register(rows(all, reading -> (double) reading.rows(), Double::sum), true);
        watchers.register(rows(all, reading -> (double) reading.watchers(), Double::sum), true);
        inFlight.register(rows(all, reading -> (double) reading.inFlight(), Double::sum), true);
        queued.register(queues(all), true);
        refused.register(breakers(all), true);
    }

    /** What a gauge shows of a reading. */
    @FunctionalInterface
    private interface Value {
        double of(ViewReading reading);
    }

    // views that share a label are added up, or shown by their worst
    private List<Row<?>> rows(List<ViewReading> all, Value value, BinaryOperator<Double> together) {
        var sums = new LinkedHashMap<Tags, Double>();
        all.forEach(reading -> sums.merge(metrics.tags(reading.key()), value.of(reading), together));
        return rows(sums);
    }

    private List<Row<?>> queues(List<ViewReading> all) {
        var sums = new LinkedHashMap<Tags, Double>();
        all.forEach(reading -> reading.queued()
                .forEach((callClass, number) -> sums.merge(
                        metrics.tags(reading.key())
                                .and("class", callClass.name().toLowerCase(Locale.ROOT)),
                        (double) number,
                        Double::sum)));
        return rows(sums);
    }

    private List<Row<?>> breakers(List<ViewReading> all) {
        var open = new LinkedHashMap<Tags, Double>();
        all.forEach(reading -> {
            var tags = metrics.tags(reading.key());
            switch (reading.health()) {
                case Health.Unproven _, Health.Proven _ -> open.put(tags.and("why", "none"), 0.0);
                case Health.Refused why ->
                    open.put(tags.and("why", why.refusal().name().toLowerCase(Locale.ROOT)), 1.0);
                case Health.Unreachable _ -> open.put(tags.and("why", "unreachable"), 1.0);
            }
        });
        return rows(open);
    }

    private static List<Row<?>> rows(Map<Tags, Double> values) {
        var rows = new ArrayList<Row<?>>(values.size());
        values.forEach((tags, value) -> rows.add(Row.of(tags, value)));
        return rows;
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
