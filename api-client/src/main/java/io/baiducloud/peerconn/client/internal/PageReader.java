package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.baiducloud.peerconn.client.ListPeerConnsRequest;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a list. Stricter than the rows are: callers conclude from a list that something is <em>not</em> there, so
 * an answer that may be incomplete is no answer.
 */
final class PageReader {
    private final JsonParser json;
    private final RepeatedTexts repeated;
    private @Nullable List<PeerConn> rows;
    private @Nullable String nextMarker;
    private @Nullable String truncated;

    private PageReader(JsonParser json, RepeatedTexts repeated) {
        this.json = json;
        this.repeated = repeated;
    }

    static PeerConnPage read(Answer answer) throws IOException {
        PeerConnPage page = answer.readObject(json -> new PageReader(json, answer.repeated()).read(answer.requestId()));
        if (page == null) {
            throw new UnreadableAnswerException("is empty");
        }
        return page;
    }

    private PeerConnPage read(@Nullable String requestId) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "peerConns" -> rows = rows();
                case "nextMarker" -> nextMarker = Json.text(json);
                case "isTruncated" -> truncated = Json.text(json);
                default -> json.skipChildren();
            }
        }
        return toPage(requestId);
    }

    private PeerConnPage toPage(@Nullable String requestId) throws IOException {
        if (rows == null) {
            throw new UnreadableAnswerException("has no peerConns");
        }
        boolean hasMarker = nextMarker != null && !nextMarker.isEmpty();
        if ("true".equalsIgnoreCase(truncated) && !hasMarker) {
            throw new UnreadableAnswerException("is truncated and has no nextMarker");
        }
        boolean last = "false".equalsIgnoreCase(truncated) || !hasMarker;
        return new PeerConnPage(rows, last ? null : nextMarker, requestId);
    }

    private List<PeerConn> rows() throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableAnswerException("has peerConns that are no list");
        }
        PeerConnReader reader = new PeerConnReader(json, repeated);
        List<PeerConn> found = new ArrayList<>(ListPeerConnsRequest.MAX_KEYS);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            PeerConn row = json.currentToken() == JsonToken.START_OBJECT ? reader.read() : null;
            if (row == null) {
                throw new UnreadableAnswerException("has a row without peerConnId");
            }
            found.add(row);
        }
        return found;
    }
}
