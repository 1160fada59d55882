package io.baiducloud.peerconn.e2e.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tables under {@code resources/admission}: each row starts from a base and says what it merges over it. */
final class AdmissionTable {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();
    private static final JsonNode BASES = read("bases");

    private AdmissionTable() {}

    /** A spec that is created, with what is said about each field that is to blame. */
    record Creation(String why, JsonNode spec, Map<String, String> says) {
        @Override
        public String toString() {
            return why + " " + spec;
        }
    }

    /** A spec that becomes another one, with what is said about each field that is to blame. */
    record Change(String why, JsonNode before, JsonNode after, Map<String, String> says, boolean emptied) {
        @Override
        public String toString() {
            return why + " " + before + " -> " + after;
        }
    }

    static Stream<Creation> creations(String table) {
        return rows(table).flatMap(row -> {
            JsonNode spec = merged(base(row), row.path("spec"));
            return variants(row.path("each"))
                    .map(variant -> new Creation(row.path("why").asText(), merged(spec, variant), says(row)));
        });
    }

    static Stream<Change> changes(boolean refused) {
        return rows("changes").filter(row -> row.has("says") == refused).map(row -> {
            JsonNode before = merged(base(row), row.path("with"));
            return new Change(
                    row.path("why").asText(),
                    before,
                    merged(before, row.path("to")),
                    says(row),
                    row.path("emptied").asBoolean());
        });
    }

    static JsonNode base(String name) {
        if (!BASES.has(name)) {
            throw new IllegalArgumentException("no base " + name);
        }
        return BASES.get(name);
    }

    /** A JSON merge patch: null removes. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.isMissingNode() ? target : patch;
        }
        ObjectNode result = target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
            }
        });
        return result;
    }

    /** The merge patch that makes one object out of the other. */
    static ObjectNode difference(JsonNode from, JsonNode to) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        from.fieldNames().forEachRemaining(name -> {
            if (!to.has(name)) {
                patch.putNull(name);
            }
        });
        to.properties().forEach(field -> {
            JsonNode old = from.path(field.getKey());
            JsonNode now = field.getValue();
            if (old.isObject() && now.isObject()) {
                ObjectNode inner = difference(old, now);
                if (!inner.isEmpty()) {
                    patch.set(field.getKey(), inner);
                }
            } else if (!old.equals(now)) {
                patch.set(field.getKey(), now);
            }
        });
        return patch;
    }

    static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("not YAML: " + yaml, e);
        }
    }

    private static JsonNode base(JsonNode row) {
        return base(row.path("from").asText());
    }

    private static Stream<JsonNode> rows(String table) {
        return StreamSupport.stream(read(table).spliterator(), false);
    }

    /** One patch for each value of the one dotted path; an empty patch when there is none. */
    private static Stream<JsonNode> variants(JsonNode each) {
        if (each.isMissingNode()) {
            return Stream.of(NOTHING);
        }
        Map.Entry<String, JsonNode> only = each.properties().iterator().next();
        return IntStream.range(0, only.getValue().size())
                .mapToObj(i -> nested(
                        List.of(only.getKey().split("\\.", -1)), only.getValue().get(i)));
    }

    private static JsonNode nested(List<String> path, JsonNode value) {
        JsonNode result = value;
        for (String name : path.reversed()) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            outer.set(name, result);
            result = outer;
        }
        return result;
    }

    private static Map<String, String> says(JsonNode row) {
        Map<String, String> says = new TreeMap<>();
        row.path("says")
                .properties()
                .forEach(field ->
                        says.put("spec." + field.getKey(), field.getValue().asText()));
        return says;
    }

    private static JsonNode read(String table) {
        String name = "/admission/" + table + ".yaml";
        try (InputStream file = AdmissionTable.class.getResourceAsStream(name)) {
            return YAML.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
