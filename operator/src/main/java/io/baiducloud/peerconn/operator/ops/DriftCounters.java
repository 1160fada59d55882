package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.reconcile.DriftField;
import io.baiducloud.peerconn.operator.reconcile.DriftListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts drift that was found and drift that was repaired, by field; all begin at 0, so that the first one is seen. */
public final class DriftCounters implements DriftListener {
    private final Map<DriftField, Counter> found;
    private final Map<DriftField, Counter> repaired;

    /** Makes them. */
    public DriftCounters(MeterRegistry registry) {
        this.found = counters(
                registry, "peerconn.drift.found", "Differences found on objects that were as declared, by field");
        this.repaired =
                counters(registry, "peerconn.drift.repaired", "Such differences that were changed back, by field");
    }

    @Override
    public void found(DriftField field) {
        found.computeIfPresent(field, (ignored, counter) -> incremented(counter));
    }

    @Override
    public void repaired(DriftField field) {
        repaired.computeIfPresent(field, (ignored, counter) -> incremented(counter));
    }

    private static Counter incremented(Counter counter) {
        counter.increment();
        return counter;
    }

    private static Map<DriftField, Counter> counters(MeterRegistry registry, String name, String description) {
        var counters = new EnumMap<DriftField, Counter>(DriftField.class);
        for (var field : DriftField.values()) {
            counters.put(
                    field,
                    Counter.builder(name)
                            .description(description)
                            .tag("field", field.word())
                            .register(registry));
        }
        return counters;
    }
}
