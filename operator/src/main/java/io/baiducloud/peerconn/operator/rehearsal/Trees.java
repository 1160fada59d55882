package io.baiducloud.peerconn.operator.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** JSON, as trees. */
final class Trees {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Trees() {}

    /** The body of a request; a missing node when there is none. */
    static JsonNode read(byte[] body) throws IOException {
        return body.length == 0 ? JsonNodeFactory.instance.missingNode() : JSON.readTree(body);
    }

    static byte[] write(JsonNode tree) throws IOException {
        return JSON.writeValueAsBytes(tree);
    }

    /** A tree from a text that is part of this program. */
    static ObjectNode of(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Merges as RFC 7396 says, into the tree given. */
    static void merge(ObjectNode into, JsonNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            if (change.getValue().isNull()) {
                into.remove(change.getKey());
            } else if (change.getValue().isObject()) {
                JsonNode there = into.get(change.getKey());
                merge(there instanceof ObjectNode object ? object : into.putObject(change.getKey()), change.getValue());
            } else {
                into.set(change.getKey(), change.getValue());
            }
        }
    }
}
