package io.baiducloud.peerconn.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The annotation is the word of whoever may edit the object. */
class PollIntervalProperties {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("0123456789smh -").ofMaxLength(12));
    }

    @Property(tries = 500)
    void whateverStandsThereIsWithinItsBoundsOrIgnored(@ForAll("texts") String text) {
        PollInterval.parse(text)
                .ifPresent(interval -> assertThat(interval).isBetween(Duration.ofSeconds(10), Duration.ofDays(1)));
    }
}
