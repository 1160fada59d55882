package io.baiducloud.peerconn.client.internal;

import java.io.IOException;
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
    static ServiceError read(JsonReader json) {
        @Nullable String code = null;
        @Nullable String message = null;
        @Nullable String requestId = null;
        try {
            json.beginObject();
            while (json.nextName()) {
                switch (json.takeName()) {
                    case "code" -> code = json.text();
                    case "message" -> message = json.text();
                    case "requestId" -> requestId = json.text();
                    default -> json.skipValue();
                }
            }
        } catch (IOException e) {
            // half an answer: what was read before it broke off is all that is known
        }
        return new ServiceError(code, message, requestId);
    }
}
