package io.baiducloud.peerconn.operator.ops;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON object per line, with the keys of the line beside its message, as log collectors like it. */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = new byte[0];
    private static final Set<String> TAKEN = Set.of("time", "level", "logger", "thread", "message", "error");

    private final JsonFactory factory = new JsonFactory();
    private final ThrowableProxyConverter stackTraces = new ThrowableProxyConverter();

    @Override
    public void start() {
        stackTraces.setContext(getContext());
        stackTraces.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new ByteArrayOutputStream(256);
        try (var json = factory.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", event.getInstant().toString());
            json.writeStringField("level", event.getLevel().toString());
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField("thread", event.getThreadName());
            json.writeStringField("message", event.getFormattedMessage());
            writeKeys(json, event);
            if (event.getThrowableProxy() != null) {
                json.writeStringField("error", stackTraces.convert(event));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return line.toByteArray();
    }

    private static void writeKeys(JsonGenerator json, ILoggingEvent event) throws IOException {
        // collected first: a key that came twice would make the line no JSON
        var keys = new LinkedHashMap<String, @Nullable Object>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> keys.put(pair.key, pair.value));
        }
        for (var entry : keys.entrySet()) {
            json.writeFieldName(fieldName(entry.getKey()));
            switch (entry.getValue()) {
                case null -> json.writeNull();
                case Integer number -> json.writeNumber(number);
                case Long number -> json.writeNumber(number);
                case Boolean truth -> json.writeBoolean(truth);
                case Object other -> json.writeString(other.toString());
            }
        }
    }

    private static String fieldName(String key) {
        return TAKEN.contains(key) ? "x-" + key : key;
    }
}
