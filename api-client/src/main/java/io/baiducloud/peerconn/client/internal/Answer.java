package io.baiducloud.peerconn.client.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A 2xx answer that is being read.
 *
 * @param requestId the provider's id of the request, null if the answer carries none
 * @param json the body, bounded
 * @param texts what the body's texts are looked up in
 */
record Answer(@Nullable String requestId, JsonReader json, TextTable texts) {

    /** Reads the one JSON object of the answer; null where the answer is empty. What follows the object must be nothing. */
    <T> @Nullable T readObject(ObjectReader<T> reader) throws IOException {
        if (json.isAtEnd()) {
            return null;
        }
        if (json.peek() != '{') {
            throw new UnreadableAnswerException("is not a JSON object");
        }
        T value = reader.read(json);
        if (!json.isAtEnd()) {
            throw new UnreadableAnswerException("goes on after its end");
        }
        return value;
    }

    /** Reads past an object of which nothing is wanted. */
    void skip() throws IOException {
        Object ignored = readObject(body -> {
            body.skipValue();
            return this;
        });
    }

    /** Reads an object from its opening brace to its closing one. */
    @FunctionalInterface
    interface ObjectReader<T> {
        @Nullable
        T read(JsonReader json) throws IOException;
    }

    /** Reads a whole answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer) throws IOException;
    }
}
