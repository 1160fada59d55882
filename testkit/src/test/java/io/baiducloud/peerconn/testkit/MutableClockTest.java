package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void standsStillUntilItIsMoved() {
        // given
        MutableClock clock = MutableClock.at("2026-01-01T12:00:00Z");

        // when
        clock.advance(Duration.ofMinutes(5));

        // then
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(300)).isEqualTo(clock.instant());
    }

    @Test
    void aClockOfAnotherZoneMovesWithIt() {
        // given
        MutableClock clock = MutableClock.at(NOON);
        Clock shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        // when
        clock.set(NOON.minusSeconds(1));

        // then
        assertThat(shanghai.instant()).isEqualTo(NOON.minusSeconds(1));
        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void doesNotRunBackwardsByAccident() {
        // given
        MutableClock clock = MutableClock.at(NOON);

        // then
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }
}
