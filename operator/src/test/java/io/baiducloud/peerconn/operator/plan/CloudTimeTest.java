package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudTimeTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-05-01 08:00:00,     2026-05-01T00:00:00Z, 2026-05-01T08:00:00Z",
        "2026-05-01T08:00:00,     2026-05-01T00:00:00Z, 2026-05-01T08:00:00Z",
        "2026-05-01T08:00:00Z,    2026-05-01T08:00:00Z, 2026-05-01T08:00:00Z",
        "2026-05-01T08:00:00+08:00, 2026-05-01T00:00:00Z, 2026-05-01T00:00:00Z"
    })
    void readsATimeWithoutAZoneInBothWays(String text, Instant earliest, Instant latest) {
        // when / then
        assertThat(CloudTime.find(text, SHANGHAI)).contains(new CloudTime(earliest, latest));
    }

    @Test
    void putsTheEarlierReadingFirstWestOfGreenwichAsWell() {
        // when / then
        assertThat(CloudTime.find("2026-05-01 08:00:00", ZoneId.of("America/Lima")))
                .contains(new CloudTime(Instant.parse("2026-05-01T08:00:00Z"), Instant.parse("2026-05-01T13:00:00Z")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "2026-13-01 00:00:00"})
    void makesNothingOfWhatIsNoTime(String text) {
        // when / then
        assertThat(CloudTime.find(text, SHANGHAI)).isEmpty();
    }
}
