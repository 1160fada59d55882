package io.baiducloud.peerconn.client.internal;

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
    private final JsonReader json;
    private @Nullable List<PeerConn> rows;
    private @Nullable String nextMarker;
    private @Nullable String truncated;

    private PageReader(JsonReader json) {
        this.json = json;
    }

    static PeerConnPage read(Answer answer) throws IOException {
        PeerConnPage page = answer.readObject(json -> new PageReader(json).read(answer.requestId()));
        if (page == null) {
            throw new UnreadableAnswerException("is empty");
        }
        answer.texts().makeRoomFor(page.peerConns().size());
        return page;
    }

    private PeerConnPage read(@Nullable String requestId) throws IOException {
        json.beginObject();
        while (json.nextName()) {
            switch (json.takeName()) {
                case "peerConns" -> rows = rows();
                case "nextMarker" -> nextMarker = json.text();
                case "isTruncated" -> truncated = json.text();
                default -> json.skipValue();
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
        if (json.peek() == 'n') {
            json.skipValue();
            return List.of();
        }
        if (json.peek() != '[') {
            throw new UnreadableAnswerException("has peerConns that are no list");
        }
        PeerConnReader reader = new PeerConnReader(json);
        List<PeerConn> found = new ArrayList<>();
        json.beginArray();
        while (json.nextElement()) {
            PeerConn row = json.peek() == '{' ? reader.read() : null;
            if (row == null) {
                throw new UnreadableAnswerException("has a row without peerConnId");
            }
            found.add(row);
        }
        return found;
    }
}
