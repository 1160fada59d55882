package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The reader against Jackson: what it reads, and what it refuses. Bytes come in dribs, into a buffer that is too small. */
class JsonReaderProperties {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String REPLACEMENTS = "{}[]\",:\\ut0e-+.1nf \t\n\u0001a";

    @Property(tries = 400)
    void readsWhatJacksonReads(
            @ForAll("values") Object value,
            @ForAll boolean pretty,
            @ForAll @IntRange(min = 1, max = 9) int chunk,
            @ForAll @IntRange(min = 1, max = 20) int room)
            throws Exception {
        byte[] json = pretty
                ? JACKSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(value)
                : JACKSON.writeValueAsBytes(value);

        assertThat(read(json, chunk, room)).isEqualTo(simplified(JACKSON.readTree(json)));
    }

    @Property(tries = 400)
    void readsEscapesAsJacksonDoes(@ForAll String text, @ForAll @IntRange(min = 1, max = 9) int chunk)
            throws Exception {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        json.append("\\b\\f\\n\\r\\t\\/\\\\\\\"\"");

        assertThat(read(json.toString().getBytes(StandardCharsets.UTF_8), chunk, 8))
                .isEqualTo(text + "\b\f\n\r\t/\\\"");
    }

    @Property(tries = 2000)
    void refusesWhatJacksonRefuses(
            @ForAll("asciiValues") Object value,
            @ForAll @Size(min = 1, max = 2) List<@IntRange(max = 10_000) Integer> places,
            @ForAll @IntRange(max = 1000) int replacement,
            @ForAll("damage") String damage,
            @ForAll @IntRange(min = 1, max = 9) int chunk)
            throws Exception {
        StringBuilder text = new StringBuilder(JACKSON.writeValueAsString(value));
        for (int place : places) {
            int i = place % text.length();
            String other = String.valueOf(REPLACEMENTS.charAt(replacement % REPLACEMENTS.length()));
            switch (damage) {
                case "replace" -> text.replace(i, i + 1, other);
                case "insert" -> text.insert(i, other);
                case "delete" -> text.delete(i, i + 1);
                default -> text.setLength(i + 1);
            }
            text.append(text.isEmpty() ? "x" : "");
        }
        byte[] json = text.toString().getBytes(StandardCharsets.UTF_8);

        assertThat(isAccepted(() -> read(json, chunk, 8))).as(text.toString()).isEqualTo(isAccepted(() -> tree(json)));
        assertThat(isAccepted(() -> skip(json, chunk))).as(text.toString()).isEqualTo(isAccepted(() -> tree(json)));
    }

    private static JsonNode tree(byte[] json) throws IOException {
        JsonNode tree = JACKSON.readTree(json);
        if (tree.isMissingNode()) {
            throw new IOException("nothing there");
        }
        return tree;
    }

    private static boolean isAccepted(Reading reading) throws IOException {
        try {
            reading.read();
            return true;
        } catch (UnreadableAnswerException | JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static Object read(byte[] json, int chunk, int room) throws IOException {
        JsonReader reader = reader(json, chunk, room);
        Object value = value(reader);
        if (!reader.isAtEnd()) {
            throw new UnreadableAnswerException("goes on");
        }
        return value;
    }

    private static Object skip(byte[] json, int chunk) throws IOException {
        JsonReader reader = reader(json, chunk, 4);
        reader.skipValue();
        if (!reader.isAtEnd()) {
            throw new UnreadableAnswerException("goes on");
        }
        return json;
    }

    private static JsonReader reader(byte[] json, int chunk, int room) {
        InputStream dribs = new ByteArrayInputStream(json) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(chunk, length));
            }
        };
        TextTable texts = new TextTable();
        texts.makeRoomFor(1);
        return new JsonReader(dribs, new byte[room], texts);
    }

    private static Object value(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case '{' -> {
                Map<String, Object> object = new LinkedHashMap<>();
                reader.beginObject();
                while (reader.nextName()) {
                    object.put(reader.takeName(), value(reader));
                }
                yield object;
            }
            case '[' -> {
                List<Object> array = new ArrayList<>();
                reader.beginArray();
                while (reader.nextElement()) {
                    array.add(value(reader));
                }
                yield array;
            }
            default -> reader.text();
        };
    }

    private static Object simplified(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            node.properties().forEach(field -> object.put(field.getKey(), simplified(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            List<Object> array = new ArrayList<>();
            node.forEach(element -> array.add(simplified(element)));
            return array;
        }
        return node.isNull() ? null : node.asText();
    }

    @Provide
    Arbitrary<String> damage() {
        return Arbitraries.of("replace", "insert", "delete", "cut");
    }

    @Provide
    Arbitrary<Object> values() {
        return values(Arbitraries.strings().ofMaxLength(12).filter(JsonReaderProperties::isEncodable));
    }

    @Provide
    Arbitrary<Object> asciiValues() {
        return values(Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(6));
    }

    private static boolean isEncodable(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static Arbitrary<Object> values(Arbitrary<String> texts) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts.map(text -> (Object) text),
                Arbitraries.of(true, false, 0, -1, 10, 1234567890123L, "").map(scalar -> (Object) scalar),
                Arbitraries.integers().map(number -> (Object) number),
                Arbitraries.just((Object) "x").injectNull(1));
        return Arbitraries.lazyOf(
                () -> scalars,
                () -> scalars,
                () -> values(texts).list().ofMaxSize(3).map(list -> (Object) list),
                () -> Combinators.combine(texts, values(texts), texts, scalars)
                        .as((name, first, other, second) -> (Object) mapOf(name, first, other, second)));
    }

    private static Map<String, Object> mapOf(String name, Object first, String other, Object second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(name, first);
        map.put(other, second);
        return map;
    }

    @FunctionalInterface
    private interface Reading {
        Object read() throws IOException;
    }
}
