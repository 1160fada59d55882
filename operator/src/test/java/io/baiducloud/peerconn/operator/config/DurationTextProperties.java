package io.baiducloud.peerconn.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DurationTextProperties {

    @Property
    void readsBackWhatItWrites(@ForAll @LongRange(max = 400L * 24 * 3600 * 1000) long millis) {
        // given
        var duration = Duration.ofMillis(millis);

        // when / then
        assertThat(DurationText.find(DurationText.of(duration))).contains(duration);
    }

    @Property
    void neverThrows(@ForAll String text) {
        // when / then
        DurationText.find(text).ifPresent(duration -> assertThat(duration).isGreaterThanOrEqualTo(Duration.ZERO));
    }
}
