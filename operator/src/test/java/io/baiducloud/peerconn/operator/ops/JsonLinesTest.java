package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class JsonLinesTest {
    private final LoggerContext context = new LoggerContext();
    private final JsonLines encoder = new JsonLines();

    @Test
    void putsKeysBesideTheMessageOnOneLine() throws Exception {
        // given
        var event = event("Changed\nthe \"cloud\"", null);
        event.setKeyValuePairs(List.of(
                new KeyValuePair("object", "network/orders"),
                new KeyValuePair("httpStatus", 200),
                new KeyValuePair("leading", true),
                new KeyValuePair("requestId", null),
                new KeyValuePair("object", "network/billing"),
                new KeyValuePair("message", "a key that is taken")));

        // when
        var line = line(event);

        // then
        assertThat(line).endsWith("\n");
        assertThat(line.strip()).doesNotContain("\n");
        var json = parse(line);
        assertThat(json.path("time").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(json.path("level").asText()).isEqualTo("INFO");
        assertThat(json.path("logger").asText()).isEqualTo("io.baiducloud.Test");
        assertThat(json.path("message").asText()).isEqualTo("Changed\nthe \"cloud\"");
        assertThat(json.path("object").asText()).isEqualTo("network/billing");
        assertThat(json.path("httpStatus").isInt()).isTrue();
        assertThat(json.path("leading").isBoolean()).isTrue();
        assertThat(json.path("requestId").isNull()).isTrue();
        assertThat(json.path("x-message").asText()).isEqualTo("a key that is taken");
    }

    @Test
    void keepsAStackTraceInItsLine() throws Exception {
        // when
        var line = line(event("Failed", new IllegalStateException("why")));

        // then
        assertThat(line.strip()).doesNotContain("\n");
        assertThat(parse(line).path("error").asText()).contains("IllegalStateException: why", "JsonLinesTest");
    }

    private LoggingEvent event(String message, Throwable problem) {
        var event = new LoggingEvent(
                "x", context.getLogger("io.baiducloud.Test"), Level.INFO, message, problem, new Object[0]);
        event.setInstant(Instant.parse("2026-01-01T00:00:00Z"));
        return event;
    }

    private String line(LoggingEvent event) {
        context.setMDCAdapter(new LogbackMDCAdapter());
        encoder.setContext(context);
        encoder.start();
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String line) throws Exception {
        return new ObjectMapper().readTree(line);
    }
}
