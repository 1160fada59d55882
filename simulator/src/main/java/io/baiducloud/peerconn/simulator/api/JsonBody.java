package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a request body; what is missing or of the wrong type is refused, what is unknown is ignored. */
record JsonBody(JsonNode node) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An empty text is a body without fields. */
    static JsonBody parse(String text) {
        if (text.isBlank()) {
            return new JsonBody(MAPPER.createObjectNode());
        }
        JsonNode node;
        try {
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RefusedException(Refusal.MALFORMED_JSON);
        }
        if (!(node instanceof ObjectNode)) {
            throw new RefusedException(Refusal.INAPPROPRIATE_JSON);
        }
        return new JsonBody(node);
    }

    int number(String field) {
        JsonNode value = present(field);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(field);
        }
        return value.intValue();
    }

    boolean flag(String field) {
        JsonNode value = present(field);
        if (value == null || !value.isBoolean()) {
            throw wrong(field);
        }
        return value.booleanValue();
    }

    boolean flagOr(String field, boolean absent) {
        return present(field) == null ? absent : flag(field);
    }

    /** The text, or null when there is none. */
    @Nullable
    String text(String field) {
        JsonNode value = present(field);
        if (value != null && !value.isTextual()) {
            throw wrong(field);
        }
        return value == null ? null : value.textValue();
    }

    String textOrEmpty(String field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    String requiredText(String field) {
        String text = text(field);
        if (text == null || text.isEmpty()) {
            throw wrong(field);
        }
        return text;
    }

    JsonBody object(String field) {
        JsonNode value = present(field);
        if (!(value instanceof ObjectNode)) {
            throw wrong(field);
        }
        return new JsonBody(value);
    }

    List<JsonBody> objects(String field) {
        JsonNode value = present(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ArrayNode)) {
            throw wrong(field);
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode item : value) {
            if (!(item instanceof ObjectNode)) {
                throw wrong(field);
            }
            objects.add(new JsonBody(item));
        }
        return objects;
    }

    private @Nullable JsonNode present(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private static RefusedException wrong(String field) {
        return new RefusedException(Refusal.INAPPROPRIATE_JSON, field);
    }
}
