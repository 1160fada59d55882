package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
    private @Nullable List<PeerConn> rows;
    private @Nullable String nextMarker;
    private @Nullable Boolean truncated;

    private PageReader() {}

    static PeerConnPage read(Answer answer) throws IOException {
        PageReader reader = new PageReader();
        PeerConnPage page = answer.readObject(parser -> reader.read(parser, answer.requestId()));
        if (page == null) {
            throw new UnreadableAnswerException("is empty");
        }
        return page;
    }

    private PeerConnPage read(JsonParser parser, @Nullable String requestId) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "peerConns" -> rows = token == JsonToken.VALUE_NULL ? List.of() : rows(parser);
                case "nextMarker" -> nextMarker = token == JsonToken.VALUE_NULL ? null : parser.getValueAsString();
                case "isTruncated" -> truncated = token == JsonToken.VALUE_NULL ? null : parser.getValueAsBoolean();
                default -> {}
            }
            parser.skipChildren();
        }
        return toPage(requestId);
    }

    private PeerConnPage toPage(@Nullable String requestId) throws IOException {
        if (rows == null) {
            throw new UnreadableAnswerException("has no peerConns");
        }
        boolean hasMarker = nextMarker != null && !nextMarker.isEmpty();
        if (Boolean.TRUE.equals(truncated) && !hasMarker) {
            throw new UnreadableAnswerException("is truncated and has no nextMarker");
        }
        boolean last = Boolean.FALSE.equals(truncated) || !hasMarker;
        return new PeerConnPage(rows, last ? null : nextMarker, requestId);
    }

    private static List<PeerConn> rows(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new UnreadableAnswerException("has peerConns that are no list");
        }
        PeerConnReader reader = new PeerConnReader();
        List<PeerConn> rows = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            PeerConnReader.requireMore(token);
            PeerConn row = token == JsonToken.START_OBJECT ? reader.read(parser) : null;
            if (row == null) {
                throw new UnreadableAnswerException("has a row without peerConnId");
            }
            rows.add(row);
        }
        return rows;
    }
}
