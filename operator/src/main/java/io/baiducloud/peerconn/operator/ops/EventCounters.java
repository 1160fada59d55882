package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.kube.EventReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Counts what is worth an event, by its reason: mutations, repairs, failures, transitions. */
public final class EventCounters implements Consumer<EventReason> {
    private final Map<EventReason, Counter> counters = new EnumMap<>(EventReason.class);

    /** Makes a counter for every reason, so that each begins at 0 and its first increase is seen. */
    public EventCounters(MeterRegistry registry) {
        Arrays.stream(EventReason.values())
                .forEach(reason -> counters.put(
                        reason,
                        Counter.builder("peerconn.events")
                                .description("What happened to objects, by reason, untold repetitions included")
                                .tag("reason", reason.toString())
                                .tag("type", reason.severity().toString().toLowerCase(Locale.ROOT))
                                .register(registry)));
    }

    @Override
    public void accept(EventReason reason) {
        var counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
