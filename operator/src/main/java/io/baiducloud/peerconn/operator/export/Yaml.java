package io.baiducloud.peerconn.operator.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.baiducloud.peerconn.crd.WellKnownNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes manifests as people do, in the order of the documentation. Every text that some reader of YAML might take for
 * something else stands in quotes.
 */
final class Yaml {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._/-]*[A-Za-z0-9]");
    private static final Pattern WORD_WITH_A_MEANING = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private Yaml() {}

    /** The document of one object. */
    static String of(Entry.Manifest manifest, Optional<String> namespace) {
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("name", manifest.name()));
        namespace.ifPresent(name -> metadata.put("namespace", name));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("apiVersion", WellKnownNames.GROUP + "/" + WellKnownNames.VERSION);
        object.put("kind", WellKnownNames.KIND);
        object.put("metadata", metadata);
        object.put("spec", JSON.convertValue(manifest.spec(), TREE));
        StringBuilder text = new StringBuilder();
        manifest.comments().forEach(comment -> text.append(comment(comment)));
        append(text, "", object);
        return text.toString();
    }

    /** A line for people; what the cloud put into it cannot end it. */
    static String comment(String line) {
        return "# " + line.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ") + "\n";
    }

    private static void append(StringBuilder text, String indent, Map<?, ?> map) {
        map.forEach((key, value) -> {
            text.append(indent).append(scalar(String.valueOf(key))).append(':');
            if (value instanceof Map<?, ?> inner) {
                text.append('\n');
                append(text, indent + "  ", inner);
            } else {
                text.append(' ')
                        .append(value instanceof String word ? scalar(word) : String.valueOf(value))
                        .append('\n');
            }
        });
    }

    private static String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !WORD_WITH_A_MEANING.matcher(text).matches();
        return plain ? text : quoted(text);
    }

    /** A JSON string is a YAML string, but for line breaks that only YAML knows. */
    private static String quoted(String text) {
        try {
            StringBuilder escaped = new StringBuilder();
            JSON.writeValueAsString(text).chars().forEach(c -> {
                if ((c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                    escaped.append("\\u%04x".formatted(c));
                } else {
                    escaped.append((char) c);
                }
            });
            return escaped.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every text is JSON", e);
        }
    }
}
