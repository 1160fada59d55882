package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says, as far as it could be read.
 *
 * @param code the provider's code, an open string
 * @param message the provider's message
 * @param requestId the provider's id of the request, from the body
 */
record ServiceError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId) {

    /** Reads what can be read; an answer that is not JSON says nothing, whatever it is. */
    static ServiceError read(Json json, InputStream body) {
        @Nullable String code = null;
        @Nullable String message = null;
        @Nullable String requestId = null;
        try (JsonParser parser = json.parse(body)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            while (isObject && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "code" -> code = Json.text(parser);
                    case "message" -> message = Json.text(parser);
                    case "requestId" -> requestId = Json.text(parser);
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // half an answer: what was read before it broke off is all that is known
        }
        return new ServiceError(code, message, requestId);
    }
}
