package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.observe.ViewReading;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.baiducloud.peerconn.testkit.MutableClock;
import io.javaoperatorsdk.operator.api.monitoring.Metrics.ControllerExecution;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StuckPartsTest {
    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PassWatch passes = new PassWatch(registry, clock);

    @Test
    void noticesAPassThatDoesNotEnd() throws Exception {
        // when
        passes.timeControllerExecution(execution(() -> {
            clock.advance(Duration.ofMinutes(9));
            assertThat(passes.problem()).isEmpty();
            clock.advance(Duration.ofMinutes(2));
            assertThat(passes.problem())
                    .contains("the pass over network/orders has not ended since 2026-01-01T00:00:00Z");
            return "done";
        }));

        // then
        assertThat(passes.problem()).isEmpty();
        assertThat(registry.get("peerconn.reconcile")
                        .tag("outcome", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void forgetsAPassThatFailed() {
        // when
        try {
            passes.timeControllerExecution(execution(() -> {
                throw new IllegalStateException();
            }));
        } catch (Exception expected) {
            assertThat(expected).isInstanceOf(IllegalStateException.class);
        }
        clock.advance(Duration.ofHours(1));

        // then
        assertThat(passes.problem()).isEmpty();
        assertThat(registry.get("peerconn.reconcile")
                        .tag("outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noticesAPulseThatStopped() {
        // given
        var nanos = new AtomicLong();
        var heartbeat = new Heartbeat(nanos::get);

        // when / then
        nanos.addAndGet(Duration.ofSeconds(119).toNanos());
        assertThat(heartbeat.problem()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        assertThat(heartbeat.problem()).contains("no timed task has run for 3 minutes");
        heartbeat.tick(Instant.EPOCH);
        assertThat(heartbeat.problem()).isEmpty();
    }

    @Test
    void noticesAListThatDoesNotMove() {
        // given
        var silence = new AtomicReference<>(Duration.ofMinutes(5));
        var watch = new PollWatch(() -> List.of(new ViewReading(
                new CloudKey("hash", "bj"),
                new Health.Unproven(),
                Optional.empty(),
                Duration.ofMinutes(1),
                silence.get(),
                0,
                1,
                Map.of(),
                0)));

        // when / then
        assertThat(watch.problem()).isEmpty();
        silence.set(Duration.ofMinutes(6));
        assertThat(watch.problem()).contains("the list of region bj has not moved for 6 minutes");
    }

    private static ControllerExecution<String> execution(Callable<String> body) {
        return new ControllerExecution<>() {
            @Override
            public String name() {
                return "reconcile";
            }

            @Override
            public String controllerName() {
                return "peerconnection";
            }

            @Override
            public String successTypeName(String result) {
                return result;
            }

            @Override
            public ResourceID resourceID() {
                return new ResourceID("orders", "network");
            }

            @Override
            public Map<String, Object> metadata() {
                return Map.of();
            }

            @Override
            public String execute() throws Exception {
                return body.call();
            }
        };
    }
}
