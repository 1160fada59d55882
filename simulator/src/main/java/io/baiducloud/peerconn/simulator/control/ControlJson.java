package io.baiducloud.peerconn.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Side;
import io.baiducloud.peerconn.simulator.faults.FaultScript;
import io.baiducloud.peerconn.simulator.records.JournalEntry;
import io.baiducloud.peerconn.simulator.records.RequestEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON of the control API, strict about what comes in. */
final class ControlJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ControlJson() {}

    static <T> T read(String body, Class<T> type) {
        try {
            T value = MAPPER.readValue(body.isBlank() ? "{}" : body, type);
            if (value == null) {
                throw new IllegalArgumentException("null is no request");
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            String known = Optional.ofNullable(e.getKnownPropertyIds()).orElse(List.of()).stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("unknown field \"" + e.getPropertyName() + "\"; known are " + known, e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the request cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode connection(Connection connection) {
        ObjectNode node = object().put("peerConnId", connection.id())
                .put("status", connection.status().word())
                .put("bandwidthInMbps", connection.bandwidth())
                .put("paymentTiming", connection.payment().word())
                .put("createdTime", connection.created().toString())
                .put("expiredTime", Objects.toString(connection.expires(), null))
                .put("deleteProtect", connection.deleteProtect())
                .put("resourceGroupId", connection.resourceGroupId());
        node.set("initiator", side(connection.initiator()));
        node.set("acceptor", side(connection.acceptor()));
        ObjectNode tags = node.putObject("tags");
        connection.tags().forEach(tag -> tags.put(tag.tagKey(), tag.tagValue()));
        ArrayNode plan = node.putArray("plan");
        connection
                .plan()
                .forEach(step -> plan.addObject()
                        .put("at", step.at().toString())
                        .put("status", step.next().word()));
        return node;
    }

    private static ObjectNode side(Side side) {
        return object().put("accountId", side.accountId())
                .put("region", side.region())
                .put("vpcId", side.vpcId())
                .put("ifId", side.ifId())
                .put("ifName", side.ifName())
                .put("description", side.description())
                .put("dnsStatus", side.dns().word());
    }

    static ObjectNode fault(FaultScript.Report report) {
        ObjectNode node =
                object().put("id", report.id()).put("struck", report.struck()).put("spent", report.spent());
        node.put("skip", report.fault().skip()).put("count", report.fault().count());
        ArrayNode operations = node.putArray("operations");
        report.fault().operations().forEach(operation -> operations.add(operation.word()));
        report.fault().accountId().ifPresent(value -> node.put("accountId", value));
        report.fault().region().ifPresent(value -> node.put("region", value));
        report.fault().peerConnId().ifPresent(value -> node.put("peerConnId", value));
        ArrayNode effects = node.putArray("effects");
        report.fault().effects().forEach(effect -> effects.add(effect.toString()));
        return node;
    }

    static ObjectNode request(RequestEntry entry) {
        return object().put("at", entry.at().toString())
                .put("region", entry.region())
                .put("accountId", entry.accountId())
                .put("operation", entry.operation().word())
                .put("method", entry.method())
                .put("target", entry.target())
                .put("status", entry.status())
                .put("code", entry.code())
                .put("requestId", entry.requestId())
                .put("faults", entry.faults());
    }

    static ObjectNode mutation(JournalEntry entry) {
        return object().put("at", entry.at().toString())
                .put("accountId", entry.accountId())
                .put("region", entry.region())
                .put("operation", entry.operation().word())
                .put("peerConnId", entry.peerConnId())
                .put("detail", entry.detail());
    }
}
