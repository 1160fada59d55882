package io.baiducloud.peerconn.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Instant wall = NOON;
    private long nanos = 17;
    private final SteadyClock clock = SteadyClock.of(() -> wall, () -> nanos);

    private void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void goesByTheMachinesClockAlsoWhereThatIsSetForward() {
        // given
        pass(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));

        // when
        wall = wall.plus(Duration.ofHours(1));

        // then
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3605));
    }

    @Test
    void goesOnAtHalfItsPaceWhereTheMachinesClockIsSetBackUntilBothAgree() {
        // given
        pass(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));

        // when
        wall = NOON;

        // then
        assertThat(clock.instant()).as("never back").isEqualTo(NOON.plusSeconds(3600));
        pass(Duration.ofMinutes(10));
        assertThat(clock.instant()).as("and never still").isEqualTo(NOON.plusSeconds(3900));
        for (int i = 0; i < 120; i++) {
            Instant before = clock.instant();
            pass(Duration.ofMinutes(1));
            assertThat(clock.instant()).isAfter(before);
        }
        assertThat(clock.instant()).isEqualTo(wall);
    }
}
