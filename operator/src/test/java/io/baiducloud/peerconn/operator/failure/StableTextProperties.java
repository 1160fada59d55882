package io.baiducloud.peerconn.operator.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What the provider says of a failure becomes part of a condition, whatever it is. */
class StableTextProperties {
    @Property(tries = 500)
    void anySentenceBecomesOneShortLineOrNothing(@ForAll String sentence, @ForAll String requestId) {
        StableText.of(sentence, Optional.of(requestId))
                .ifPresent(text -> assertThat(text)
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(203)
                        .doesNotContainPattern("\\p{Cntrl}"));
    }

    /** A pattern that tries every way to split a text takes for ever for some of them. */
    @Example
    void aMebibyteOfDigitsIsReadAsFastAsItCanBe() {
        assertThat(StableText.of("1-".repeat(1 << 19), Optional.empty())).isPresent();
        assertThat(StableText.of("a1".repeat(1 << 19), Optional.empty())).contains("...");
    }
}
