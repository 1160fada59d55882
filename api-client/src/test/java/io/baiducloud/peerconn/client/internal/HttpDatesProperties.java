package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.baiducloud.peerconn.client.ProviderTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Times from outside, whatever they look like: a time, or none. */
class HttpDatesProperties {
    private static final Instant NOW = Instant.parse("2018-07-20T11:37:16Z");

    @Property(tries = 500)
    void dateThatWasWrittenIsRead(@ForAll @LongRange(min = 0, max = 250_000_000_000L) long second) {
        Instant time = Instant.ofEpochSecond(second);
        String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));

        assertThat(HttpDates.parse(text)).isEqualTo(time);
        assertThat(HttpDates.parseRetryAfter(text, NOW))
                .isEqualTo(time.isAfter(NOW) ? Duration.between(NOW, time) : Duration.ZERO);
    }

    @Property(tries = 500)
    void secondsAreRead(@ForAll @IntRange(max = 999_999_999) int seconds) {
        assertThat(HttpDates.parseRetryAfter(" " + seconds, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Property(tries = 2_000)
    void everythingElseIsATimeOrNone(@ForAll("texts") String text) {
        Duration wait = HttpDates.parseRetryAfter(text, NOW);

        assertThat(wait == null || !wait.isNegative()).isTrue();
        assertThatCode(() -> HttpDates.parse(text)).doesNotThrowAnyException();
        assertThatCode(() -> ProviderTime.find(text).map(time -> time.toInstant(ZoneOffset.UTC)))
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "Fri, ",
                "20 ",
                "Jul ",
                "2018 ",
                "11:37:16 ",
                "GMT",
                "9",
                "0",
                "-",
                "+",
                ":",
                "T",
                "Z",
                "2018-07-20",
                "11:37",
                "99999",
                "+999999999-12-31",
                "-999999999-01-01",
                "00:00:00",
                "+18:00",
                "-18:00",
                "60",
                "\u0664",
                "٠",
                " ",
                "e");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                pieces.list().ofMaxSize(7).map(list -> String.join("", list)));
    }
}
