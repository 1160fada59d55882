package io.baiducloud.peerconn.simulator.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an access key id stands for.
 *
 * @param sessionToken the token that has to come with it, for temporary credentials
 * @param expires the end of temporary credentials
 */
public record Identity(
        String accountId,
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable Instant expires) {

    /** Long-term credentials. */
    public static Identity longTerm(String accountId, String accessKeyId, String secretAccessKey) {
        return new Identity(accountId, accessKeyId, secretAccessKey, null, null);
    }

    @Override
    public String toString() {
        return "Identity[" + accountId + ", " + accessKeyId + "]";
    }
}
