package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer that is being read.
 *
 * @param requestId the provider's id of the request, null if the answer carries none
 * @param json the body, bounded
 * @param repeated texts of earlier answers
 */
record Answer(@Nullable String requestId, JsonParser json, RepeatedTexts repeated) {

    /** Reads the one JSON object of the answer; null where the answer is empty. What follows the object must be nothing. */
    <T> @Nullable T readObject(ObjectReader<T> reader) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            return null;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new UnreadableAnswerException("is not a JSON object");
        }
        T value = reader.read(json);
        if (json.nextToken() != null) {
            throw new UnreadableAnswerException("goes on after its end");
        }
        return value;
    }

    /** Reads past an object of which nothing is wanted. */
    void skip() throws IOException {
        Object ignored = readObject(body -> {
            body.skipChildren();
            return this;
        });
    }

    /** Reads an object, from its opening brace, at which the parser stands, to its closing one. */
    @FunctionalInterface
    interface ObjectReader<T> {
        @Nullable
        T read(JsonParser json) throws IOException;
    }

    /** Reads a whole answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }
}
