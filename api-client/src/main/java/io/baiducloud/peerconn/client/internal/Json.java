package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the client reads and writes JSON: the one place where Jackson is set up. Whatever arrives is bounded in depth and in the
 * length of every part, beside the bound on the whole. One for each client; thread-safe.
 */
final class Json {
    /** No answer of the provider is nested more than a few levels deep. */
    private static final int DEEPEST = 100;

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int BUFFERS_AT_REST = 64;

    private final ObjectMapper mapper;

    Json() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(LONGEST_NAME)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                // not the buffers of threads: virtual ones have none to share
                .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS_AT_REST))
                // whoever opened the answer closes it, and does not fail over that
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .build();
        this.mapper = JsonMapper.builder(factory).build();
    }

    /** Begins to read a body; the parser stands before its first token. */
    JsonParser parse(InputStream body) throws IOException {
        return mapper.createParser(body);
    }

    /** Writes an object without white space. Equal calls give equal bytes. */
    byte[] write(Fields fields) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = mapper.createGenerator(text)) {
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail", e);
        }
        return utf8(text.toString());
    }

    /** Not String.getBytes: it would send something else in place of what is no character. */
    private static byte[] utf8(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("half of a surrogate pair is no character, and cannot be sent", e);
        }
    }

    /**
     * Reads the value at which the parser stands as text: strings, numbers, true and false. Null, objects and arrays are skipped,
     * and are null.
     */
    static @Nullable String text(JsonParser parser) throws IOException {
        return hasText(parser) ? parser.getText() : null;
    }

    /** Whether the value at which the parser stands can be read as text; what cannot is skipped. */
    static boolean hasText(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            return true;
        }
        parser.skipChildren();
        return false;
    }

    /** The same of a field of an object that was read as a whole. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : null;
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    interface Fields {
        void write(JsonGenerator out) throws IOException;
    }
}
