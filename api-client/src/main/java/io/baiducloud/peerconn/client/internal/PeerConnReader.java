package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads connections, one after the other, as tolerantly as the provider's documents contradict each other: unknown fields are
 * skipped, a value of an unexpected kind counts as absent, numbers may be strings. One reader serves one answer.
 */
final class PeerConnReader {
    private static final int EXPECTED_FIELDS = 32;

    private final JsonReader json;
    /** In which order the last row had its fields: the next one most likely has the same. */
    private final @Nullable PeerConnField[] order = new PeerConnField[EXPECTED_FIELDS];

    private final @Nullable String[] texts = new String[PeerConnField.COUNT];
    private @Nullable List<Tag> tags;

    PeerConnReader(JsonReader json) {
        this.json = json;
    }

    /** Reads one object, from its opening brace to its closing one; null if it has no id. */
    @Nullable
    PeerConn read() throws IOException {
        Arrays.fill(texts, null);
        tags = null;
        json.beginObject();
        for (int i = 0; json.nextName(); i++) {
            PeerConnField field = i < order.length ? takeField(i) : PeerConnField.of(json.takeName());
            switch (field) {
                case TAGS -> tags = tags();
                case UNKNOWN -> json.skipValue();
                default -> texts[field.column()] = json.text();
            }
        }
        return toPeerConn();
    }

    private PeerConnField takeField(int i) throws IOException {
        PeerConnField expected = order[i];
        if (expected != null && json.takeName(expected.nameAndColon())) {
            return expected;
        }
        PeerConnField field = PeerConnField.of(json.takeName());
        // an unknown name cannot be expected: it has no form
        order[i] = field == PeerConnField.UNKNOWN ? null : field;
        return field;
    }

    private @Nullable PeerConn toPeerConn() {
        String peerConnId = text(PeerConnField.PEER_CONN_ID);
        if (peerConnId == null || peerConnId.isBlank()) {
            return null;
        }
        Integer bandwidth = number(PeerConnField.BANDWIDTH_IN_MBPS);
        return new PeerConn(
                peerConnId,
                text(PeerConnField.ROLE),
                text(PeerConnField.STATUS),
                bandwidth == null ? number(PeerConnField.BANDWITH_IN_MBP) : bandwidth,
                text(PeerConnField.DESCRIPTION),
                text(PeerConnField.LOCAL_IF_ID),
                text(PeerConnField.LOCAL_IF_NAME),
                text(PeerConnField.LOCAL_VPC_ID),
                text(PeerConnField.LOCAL_REGION),
                text(PeerConnField.PEER_VPC_ID),
                text(PeerConnField.PEER_REGION),
                text(PeerConnField.PEER_ACCOUNT_ID),
                text(PeerConnField.PAYMENT_TIMING),
                text(PeerConnField.DNS_STATUS),
                nonBlank(PeerConnField.CREATED_TIME),
                nonBlank(PeerConnField.EXPIRED_TIME),
                tags,
                bool(PeerConnField.DELETE_PROTECT));
    }

    private @Nullable String text(PeerConnField field) {
        return texts[field.column()];
    }

    private @Nullable String nonBlank(PeerConnField field) {
        String text = text(field);
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable Integer number(PeerConnField field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable Boolean bool(PeerConnField field) {
        String text = text(field);
        if ("true".equalsIgnoreCase(text)) {
            return true;
        }
        return "false".equalsIgnoreCase(text) ? false : null;
    }

    private @Nullable List<Tag> tags() throws IOException {
        if (json.peek() != '[') {
            json.skipValue();
            return null;
        }
        List<Tag> found = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            Tag tag = json.peek() == '{' ? tag() : skipped();
            if (tag != null) {
                found.add(tag);
            }
        }
        return found;
    }

    private @Nullable Tag skipped() throws IOException {
        json.skipValue();
        return null;
    }

    private @Nullable Tag tag() throws IOException {
        @Nullable String key = null;
        @Nullable String value = null;
        json.beginObject();
        while (json.nextName()) {
            switch (json.takeName()) {
                case "tagKey" -> key = json.text();
                case "tagValue" -> value = json.text();
                default -> json.skipValue();
            }
        }
        return key == null ? null : new Tag(key, value == null ? "" : value);
    }
}
