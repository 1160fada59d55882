package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a client token.
 *
 * @param key whose token it is, and the token
 * @param fingerprint of the request that brought it first
 * @param body of the answer
 * @param refusal why the request was refused, when it was
 */
public record TokenMemory(
        String key,
        String fingerprint,
        String body,
        @Nullable Refusal refusal,
        String detail,
        Instant lastSeen) {

    static TokenMemory ofBody(String key, String fingerprint, String body, Instant now) {
        return new TokenMemory(key, fingerprint, body, null, "", now);
    }

    static TokenMemory ofRefusal(String key, String fingerprint, RefusedException refused, Instant now) {
        return new TokenMemory(key, fingerprint, "", refused.refusal(), refused.detail(), now);
    }

    TokenMemory seenAt(Instant now) {
        return new TokenMemory(key, fingerprint, body, refusal, detail, now);
    }

    /** The body once more, or the refusal once more. */
    String replay() {
        if (refusal != null) {
            throw new RefusedException(refusal, detail);
        }
        return body;
    }
}
