package io.baiducloud.peerconn.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PulseTest {
    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");

    @Test
    void aBeatTellsEveryParticipantTheTimeOfTheInjectedClock() {
        List<Instant> heard = new ArrayList<>();
        try (var pulse = new Pulse(clock)) {
            pulse.register(heard::add);
            pulse.register(heard::add);

            pulse.beat();
            clock.advance(Duration.ofHours(1));
            pulse.beat();
        }

        assertThat(heard)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T01:00:00Z"),
                        Instant.parse("2026-01-01T01:00:00Z"));
    }

    @Test
    void aParticipantThatThrowsKeepsNoOtherFromBeingTold() {
        List<Instant> heard = new ArrayList<>();
        try (var pulse = new Pulse(clock)) {
            pulse.register(now -> {
                throw new IllegalStateException("on purpose");
            });
            pulse.register(heard::add);

            pulse.beat();
        }

        assertThat(heard).hasSize(1);
    }

    @Test
    void onceStartedItBeatsByItselfAndAClosedOneIsStill() {
        List<Instant> heard = new CopyOnWriteArrayList<>();
        var pulse = new Pulse(clock, Duration.ofMillis(1));
        pulse.register(heard::add);

        pulse.start();
        await().until(() -> heard.size() >= 3);
        pulse.close();
        int afterClosing = heard.size();
        clock.advance(Duration.ofDays(1));

        assertThat(heard).hasSize(afterClosing).doesNotContain(clock.instant());
    }
}
