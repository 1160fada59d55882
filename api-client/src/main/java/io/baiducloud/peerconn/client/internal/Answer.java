package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer that is being read.
 *
 * @param requestId the provider's id of the request, null if the answer carries none
 * @param json makes parsers
 * @param body the bytes, bounded
 */
record Answer(@Nullable String requestId, JsonFactory json, InputStream body) {

    /** Reads the one JSON object of the answer; null where the answer is empty. What follows the object must be nothing. */
    <T> @Nullable T readObject(ObjectReader<T> reader) throws IOException {
        try (JsonParser parser = json.createParser(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return null;
            }
            if (first != JsonToken.START_OBJECT) {
                throw new UnreadableAnswerException("is not a JSON object");
            }
            T value = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableAnswerException("goes on after its end");
            }
            return value;
        }
    }

    /** Reads past an object of which nothing is wanted. */
    void skip() throws IOException {
        Object ignored = readObject(parser -> {
            parser.skipChildren();
            return this;
        });
    }

    /** Reads an object from its opening brace to its closing one. */
    @FunctionalInterface
    interface ObjectReader<T> {
        @Nullable
        T read(JsonParser parser) throws IOException;
    }

    /** Reads a whole answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }
}
