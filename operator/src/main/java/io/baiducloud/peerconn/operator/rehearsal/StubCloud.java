package io.baiducloud.peerconn.operator.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cloud that knows at most one connection: the one that it was asked to create, active at once. */
final class StubCloud {
    static final String PATH = "/v1/peerconn";

    private static final String ID = "peerconn-rehearsal0000";

    private @Nullable ObjectNode connection;

    synchronized Optional<JsonNode> answer(String method, String path, JsonNode body) {
        return Optional.of(
                switch (method) {
                    case "POST" -> create(body);
                    case "GET" -> path.equals(PATH) || connection == null ? list() : connection;
                    default -> JsonNodeFactory.instance.objectNode();
                });
    }

    private ObjectNode create(JsonNode asked) {
        ObjectNode row = Trees.of("""
                {"role": "initiator", "status": "active", "localIfId": "qpif-rehearsal0000",
                 "peerAccountId": "00000000000000000000000000000000", "paymentTiming": "Postpaid", "dnsStatus": "close",
                 "createdTime": "2026-01-01 00:00:00", "deleteProtect": false}""");
        row.put("peerConnId", ID);
        row.put("localRegion", StubKubernetes.REGION);
        Trees.merge(row, asked);
        connection = row;
        return JsonNodeFactory.instance.objectNode().put("peerConnId", ID);
    }

    private ObjectNode list() {
        ObjectNode page = Trees.of("{\"isTruncated\": false, \"maxKeys\": 1000}");
        var rows = page.putArray("peerConns");
        if (connection != null) {
            rows.add(connection);
        }
        return page;
    }
}
