package io.baiducloud.peerconn.operator.kube;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.time.Instant;

/**
 * Reads a time that the API server takes for one and Java does not, such as 12:00:00,5Z, as long ago. One object that cannot
 * be read ends the watch for all of them, and whoever may write a status could put it there.
 */
final class UnreadableTimes extends DeserializationProblemHandler {
    @Override
    public Object handleWeirdStringValue(
            DeserializationContext context, Class<?> target, String value, String failure) {
        return target == Instant.class ? Instant.EPOCH : NOT_HANDLED;
    }
}
