package io.baiducloud.peerconn.operator.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReleaseBrakeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private final ReleaseBrake brake = new ReleaseBrake(2);

    @Test
    void letsAsManyThroughAsItWasToldAndNotOneMore() {
        assertThat(brake.tryRelease("a", NOON)).isTrue();
        assertThat(brake.tryRelease("a", NOON)).isTrue();

        assertThat(brake.allows("a", NOON)).isFalse();
        assertThat(brake.tryRelease("a", NOON)).isFalse();
        assertThat(brake.releasedWithinTheHour(NOON))
                .as("who is held is not counted")
                .isEqualTo(Map.of("a", 2));
    }

    @Test
    void opensAgainAnHourAfterTheOldestAndNoSooner() {
        brake.tryRelease("a", NOON);
        brake.tryRelease("a", NOON.plus(Duration.ofMinutes(30)));

        Instant opens = brake.opensAt("a", NOON.plus(Duration.ofMinutes(31)));

        assertThat(opens).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(brake.allows("a", opens.minusMillis(1))).isFalse();
        assertThat(brake.tryRelease("a", opens)).isTrue();
        assertThat(brake.tryRelease("a", opens))
                .as("the other one still counts")
                .isFalse();
    }

    @Test
    void onesReleasesHoldNobodyElseUp() {
        assertThat(brake.tryRelease("b", NOON)).isTrue();
        brake.tryRelease("a", NOON);
        brake.tryRelease("a", NOON);

        assertThat(brake.tryRelease("b", NOON)).isTrue();
        assertThat(brake.releasedWithinTheHour(NOON)).isEqualTo(Map.of("a", 2, "b", 2));
    }

    @Test
    void whatAPersonLetsThroughCountsForThoseWhoCome() {
        brake.released("a", NOON);
        brake.released("a", NOON);
        brake.released("a", NOON);

        assertThat(brake.allows("a", NOON)).isFalse();
        assertThat(brake.releasedWithinTheHour(NOON)).isEqualTo(Map.of("a", 3));
        assertThat(brake.releasedWithinTheHour(NOON.plus(Duration.ofHours(1)))).isEqualTo(Map.of("a", 0));
    }

    @Test
    void zeroIsNoLimitAndIsCountedAllTheSame() {
        var none = new ReleaseBrake(0);
        for (int i = 0; i < 50; i++) {
            assertThat(none.tryRelease("a", NOON)).isTrue();
        }

        assertThat(none.opensAt("a", NOON)).isEqualTo(NOON);
        assertThat(none.releasedWithinTheHour(NOON)).isEqualTo(Map.of("a", 50));
    }
}
