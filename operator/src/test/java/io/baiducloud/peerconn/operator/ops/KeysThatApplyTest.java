package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class KeysThatApplyTest {
    private final LoggingEvent event = new LoggingEvent(
            "x", new LoggerContext().getLogger("io.baiducloud.Test"), Level.INFO, "Changed", null, new Object[0]);

    @Test
    void leavesOutKeysWithoutAValue() {
        // given
        event.setKeyValuePairs(
                List.of(new KeyValuePair("object", "network/orders"), new KeyValuePair("connection", null)));

        // when
        FilterReply reply = new KeysThatApply().decide(event);

        // then
        assertThat(reply).isEqualTo(FilterReply.NEUTRAL);
        assertThat(event.getKeyValuePairs()).extracting(pair -> pair.key).containsExactly("object");
    }

    @Test
    void leavesALineWithoutKeysAlone() {
        assertThat(new KeysThatApply().decide(event)).isEqualTo(FilterReply.NEUTRAL);
    }
}
