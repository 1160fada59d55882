package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Date and Retry-After. */
class HttpDatesTest {
    private static final Instant NOW = Instant.parse("2018-07-20T11:37:16Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9, 9",
        "' 17 ', 17",
        "999999999, 999999999",
        "'Fri, 20 Jul 2018 11:37:17 GMT', 1",
        "'Fri, 20 Jul 2018 11:37:16 GMT', 0",
        "'Fri, 20 Jul 2018 11:37:15 GMT', 0"
    })
    void retryAfterIsSecondsOrADate(String text, long seconds) {
        assertThat(HttpDates.parseRetryAfter(text, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon", "-1", "1.5", "/", ":", "1000000000", "٣", "2018-07-20T11:37:16Z"})
    void otherTextsSayNothing(String text) {
        assertThat(HttpDates.parseRetryAfter(text, NOW)).isNull();
        assertThat(HttpDates.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fri, 20 Jul 2018 11:37:16 GMT", " Fri, 20 Jul 2018 11:37:16 GMT "})
    void dateIsAnInstant(String text) {
        assertThat(HttpDates.parse(text)).isEqualTo(NOW);
    }
}
