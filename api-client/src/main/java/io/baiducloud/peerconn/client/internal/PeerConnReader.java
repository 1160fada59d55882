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
 * skipped, a value of an unexpected kind counts as absent, numbers may be strings, and of several fields of one name the last
 * one counts. One reader serves one answer.
 */
final class PeerConnReader {
    private final JsonParser json;
    private final RepeatedTexts repeated;

    // the fields of the row that is being read
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

    PeerConnReader(JsonParser json, RepeatedTexts repeated) {
        this.json = json;
        this.repeated = repeated;
    }

    /** Reads one object, from its opening brace, at which the parser stands, to its closing one; null if it has no id. */
    @Nullable
    PeerConn read() throws IOException {
        forgetTheLast();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            readField(name);
        }
        return toPeerConn();
    }

    private void readField(String name) throws IOException {
        switch (name) {
            case "peerConnId" -> peerConnId = Json.text(json);
            case "role" -> role = repeated.text(json);
            case "status" -> status = repeated.text(json);
            case "bandwidthInMbps" -> bandwidthInMbps = number();
            // the provider's documents spell it so, its servers do not
            case "bandwithInMbp" -> bandwithInMbp = number();
            case "description" -> description = Json.text(json);
            case "localIfId" -> localIfId = Json.text(json);
            case "localIfName" -> localIfName = Json.text(json);
            case "localVpcId" -> localVpcId = repeated.text(json);
            case "localRegion" -> localRegion = repeated.text(json);
            case "peerVpcId" -> peerVpcId = repeated.text(json);
            case "peerRegion" -> peerRegion = repeated.text(json);
            case "peerAccountId" -> peerAccountId = repeated.text(json);
            case "paymentTiming" -> paymentTiming = repeated.text(json);
            case "dnsStatus" -> dnsStatus = repeated.text(json);
            case "createdTime" -> createdTime = nonBlank(Json.text(json));
            case "expiredTime" -> expiredTime = nonBlank(Json.text(json));
            case "tags" -> tags = tags();
            case "deleteProtect" -> deleteProtect = bool();
            default -> json.skipChildren();
        }
    }

    private @Nullable PeerConn toPeerConn() {
        if (peerConnId == null || peerConnId.isBlank()) {
            return null;
        }
        return new PeerConn(
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

    private void forgetTheLast() {
        peerConnId = null;
        role = null;
        status = null;
        bandwidthInMbps = null;
        bandwithInMbp = null;
        description = null;
        localIfId = null;
        localIfName = null;
        localVpcId = null;
        localRegion = null;
        peerVpcId = null;
        peerRegion = null;
        peerAccountId = null;
        paymentTiming = null;
        dnsStatus = null;
        createdTime = null;
        expiredTime = null;
        tags = null;
        deleteProtect = null;
    }

    private static @Nullable String nonBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable Integer number() throws IOException {
        String text = repeated.text(json);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Boolean bool() throws IOException {
        String text = Json.text(json);
        if ("true".equalsIgnoreCase(text)) {
            return true;
        }
        return "false".equalsIgnoreCase(text) ? false : null;
    }

    private @Nullable List<Tag> tags() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return null;
        }
        List<Tag> found = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Tag tag = json.currentToken() == JsonToken.START_OBJECT ? tag() : skipped();
            if (tag != null) {
                found.add(tag);
            }
        }
        return found;
    }

    private @Nullable Tag skipped() throws IOException {
        json.skipChildren();
        return null;
    }

    private @Nullable Tag tag() throws IOException {
        @Nullable String key = null;
        @Nullable String value = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "tagKey" -> key = repeated.text(json);
                case "tagValue" -> value = repeated.text(json);
                default -> json.skipChildren();
            }
        }
        return key == null ? null : new Tag(key, value == null ? "" : value);
    }
}
