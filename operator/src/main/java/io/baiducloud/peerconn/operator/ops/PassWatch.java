package io.baiducloud.peerconn.operator.ops;

import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Measures passes, and notices one that does not end: a call that hangs in spite of every timeout. */
public final class PassWatch implements Metrics {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    // most passes cost a millisecond; one with a call takes as long as the cloud, and never longer than its time-out
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final InstantSource clock;
    private final Timer succeeded;
    private final Timer failed;
    private final Map<ResourceID, Instant> underWay = new ConcurrentHashMap<>();

    /** Makes a watch. */
    public PassWatch(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        this.succeeded = timer(registry, "ok");
        this.failed = timer(registry, "failed");
        Gauge.builder("peerconn.reconcile.active", underWay, Map::size)
                .description("Passes under way")
                .register(registry);
    }

    @Override
    public <T> T timeControllerExecution(ControllerExecution<T> execution) throws Exception {
        underWay.put(execution.resourceID(), clock.instant());
        var sample = Timer.start();
        var timer = failed;
        try {
            var result = execution.execute();
            timer = succeeded;
            return result;
        } finally {
            sample.stop(timer);
            underWay.remove(execution.resourceID());
        }
    }

    /** What is wrong with the passes, if anything. */
    public Optional<String> problem() {
        var limit = clock.instant().minus(LONGEST);
        return underWay.entrySet().stream()
                .filter(pass -> pass.getValue().isBefore(limit))
                .findFirst()
                .map(pass -> "the pass over " + pass.getKey().getNamespace().orElse("") + "/"
                        + pass.getKey().getName() + " has not ended since " + pass.getValue());
    }

    private static Timer timer(MeterRegistry registry, String outcome) {
        return Timer.builder("peerconn.reconcile")
                .description("Passes over objects, by outcome")
                .tag("outcome", outcome)
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
    }
}
