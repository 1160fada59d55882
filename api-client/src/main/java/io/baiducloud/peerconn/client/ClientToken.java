package io.baiducloud.peerconn.client;

import java.util.UUID;

/**
 * Marks repetitions of one request, so that the provider does the work once. Valid for 24 hours from the last time the
 * provider received it; the same token with a different request is refused.
 *
 * @param value 1 to 64 printable ASCII characters without blanks
 * @see <a href="https://cloud.baidu.com/doc/VPC/s/gjwvyu77i">provider's page</a>
 */
public record ClientToken(String value) {
    /** Checks the shape. */
    public ClientToken {
        if (value == null
                || value.isEmpty()
                || value.length() > 64
                || !value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException("clientToken: must be 1 to 64 printable ASCII characters");
        }
    }

    /** A token that was never used. */
    public static ClientToken random() {
        return new ClientToken(UUID.randomUUID().toString());
    }
}
