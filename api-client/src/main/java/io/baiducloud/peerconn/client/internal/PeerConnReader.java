package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads connections, one after the other, as tolerantly as the provider's documents contradict each other: unknown fields are
 * skipped, a value of an unexpected kind counts as absent, numbers may be strings. One reader serves one answer.
 */
final class PeerConnReader {
    private final RepeatedText role = new RepeatedText();
    private final RepeatedText status = new RepeatedText();
    private final RepeatedText localRegion = new RepeatedText();
    private final RepeatedText peerRegion = new RepeatedText();
    private final RepeatedText localVpcId = new RepeatedText();
    private final RepeatedText peerVpcId = new RepeatedText();
    private final RepeatedText peerAccountId = new RepeatedText();
    private final RepeatedText paymentTiming = new RepeatedText();
    private final RepeatedText dnsStatus = new RepeatedText();

    /** Reads one object, from its opening brace to its closing one; null if it has no id. */
    @Nullable
    PeerConn read(JsonParser parser) throws IOException {
        Fields fields = new Fields();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token != JsonToken.VALUE_NULL) {
                read(name, parser, fields);
                parser.skipChildren();
            }
        }
        return fields.toPeerConn();
    }

    private void read(String name, JsonParser parser, Fields fields) throws IOException {
        switch (name) {
            case "peerConnId" -> fields.peerConnId = text(parser);
            case "role" -> fields.role = role.read(parser);
            case "status" -> fields.status = status.read(parser);
            case "bandwidthInMbps" -> fields.bandwidthInMbps = number(parser);
            // the provider's documents spell it so, its servers do not
            case "bandwithInMbp" -> fields.bandwithInMbp = number(parser);
            case "description" -> fields.description = text(parser);
            case "localIfId" -> fields.localIfId = text(parser);
            case "localIfName" -> fields.localIfName = text(parser);
            case "localVpcId" -> fields.localVpcId = localVpcId.read(parser);
            case "localRegion" -> fields.localRegion = localRegion.read(parser);
            case "peerVpcId" -> fields.peerVpcId = peerVpcId.read(parser);
            case "peerRegion" -> fields.peerRegion = peerRegion.read(parser);
            case "peerAccountId" -> fields.peerAccountId = peerAccountId.read(parser);
            case "paymentTiming" -> fields.paymentTiming = paymentTiming.read(parser);
            case "dnsStatus" -> fields.dnsStatus = dnsStatus.read(parser);
            case "createdTime" -> fields.createdTime = nonEmpty(text(parser));
            case "expiredTime" -> fields.expiredTime = nonEmpty(text(parser));
            case "tags" -> fields.tags = tags(parser);
            case "deleteProtect" -> fields.deleteProtect = bool(parser);
            default -> {}
        }
    }

    private static @Nullable String text(JsonParser parser) throws IOException {
        return parser.currentToken().isScalarValue() ? parser.getText() : null;
    }

    private static @Nullable String nonEmpty(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Integer number(JsonParser parser) throws IOException {
        String text = text(parser);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Boolean bool(JsonParser parser) throws IOException {
        String text = text(parser);
        if ("true".equalsIgnoreCase(text)) {
            return true;
        }
        return "false".equalsIgnoreCase(text) ? false : null;
    }

    private static @Nullable List<Tag> tags(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return null;
        }
        List<Tag> tags = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                Tag tag = tag(parser);
                if (tag != null) {
                    tags.add(tag);
                }
            } else {
                requireMore(token);
                parser.skipChildren();
            }
        }
        return tags;
    }

    private static @Nullable Tag tag(JsonParser parser) throws IOException {
        @Nullable String key = null;
        @Nullable String value = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "tagKey" -> key = text(parser);
                case "tagValue" -> value = text(parser);
                default -> {}
            }
            parser.skipChildren();
        }
        return key == null ? null : new Tag(key, value == null ? "" : value);
    }

    /** A parser that has come to its end gives null again and again. */
    static void requireMore(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new UnreadableAnswerException("ends in the middle");
        }
    }

    /** The fields of the object that is being read. */
    private static final class Fields {
        private @Nullable String peerConnId;
        private @Nullable String role;
        private @Nullable String status;
        private @Nullable Integer bandwidthInMbps;
        private @Nullable Integer bandwithInMbp;
        private @Nullable String description;
        private @Nullable String localIfId;
        private @Nullable String localIfName;
        private @Nullable String localVpcId;
        private @Nullable String localRegion;
        private @Nullable String peerVpcId;
        private @Nullable String peerRegion;
        private @Nullable String peerAccountId;
        private @Nullable String paymentTiming;
        private @Nullable String dnsStatus;
        private @Nullable String createdTime;
        private @Nullable String expiredTime;
        private @Nullable List<Tag> tags;
        private @Nullable Boolean deleteProtect;

        private @Nullable PeerConn toPeerConn() {
            return peerConnId == null || peerConnId.isBlank()
                    ? null
                    : new PeerConn(
                            peerConnId,
                            role,
                            status,
                            bandwidthInMbps == null ? bandwithInMbp : bandwidthInMbps,
                            description,
                            localIfId,
                            localIfName,
                            localVpcId,
                            localRegion,
                            peerVpcId,
                            peerRegion,
                            peerAccountId,
                            paymentTiming,
                            dnsStatus,
                            createdTime,
                            expiredTime,
                            tags,
                            deleteProtect);
        }
    }
}
