package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Times are the cloud's words: whatever stands there is read or ignored, and what is read can be reckoned with. */
class CloudTimeProperties {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("0123456789-:+TZ .").ofMaxLength(32),
                Arbitraries.of(
                        "2026-03-01 12:00:00",
                        "2026-03-01T12:00:00Z",
                        "+999999999-12-31T23:59:59Z",
                        "-999999999-01-01T00:00:00Z",
                        "+999999999-12-31 23:59:59",
                        "+12026-03-01 12:00:00",
                        "0000-00-00 00:00:00",
                        "0000-01-01 00:00:00",
                        "2026-02-30 12:00:00"));
    }

    @Property(tries = 500)
    void whateverStandsThereIsReadOrIgnored(@ForAll("times") String text) {
        CloudTime.find(text, SHANGHAI).ifPresent(time -> {
            assertThat(time.earliest()).isBeforeOrEqualTo(time.latest());
            assertThat(time.earliest().minus(Duration.ofDays(4000)))
                    .as("can be reckoned with")
                    .isBefore(time.latest().plus(Duration.ofDays(4000)));
        });
    }

    @Example
    void aTimeWithoutAZoneHasTwoReadings() {
        assertThat(CloudTime.find("2026-03-01 12:00:00", SHANGHAI))
                .contains(new CloudTime(Instant.parse("2026-03-01T04:00:00Z"), Instant.parse("2026-03-01T12:00:00Z")));
        assertThat(CloudTime.find("+12026-03-01 12:00:00", SHANGHAI)).isEmpty();
    }
}
