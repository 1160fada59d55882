package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/**
 * The keys of an account, or of a session. Never printed.
 *
 * @param accessKeyId the access key id, printable ASCII without blanks or slashes
 * @param secretAccessKey the secret access key
 * @param sessionToken the token of session credentials; null for an account's own keys
 */
public record BceCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {
    /** Checks that the keys can stand in a header. */
    public BceCredentials {
        requireKey("accessKeyId", accessKeyId);
        requireKey("secretAccessKey", secretAccessKey);
        if (sessionToken != null) {
            requireKey("sessionToken", sessionToken);
        }
        if (accessKeyId.indexOf('/') >= 0) {
            throw new IllegalArgumentException("accessKeyId: has a slash");
        }
    }

    /** An account's own keys. */
    public static BceCredentials of(String accessKeyId, String secretAccessKey) {
        return new BceCredentials(accessKeyId, secretAccessKey, null);
    }

    private static void requireKey(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(field + ": must be set");
        }
        if (!value.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(field + ": has a blank, a line break or a character that is not ASCII");
        }
    }

    /** Shows no key, not even a part of one. */
    @Override
    public String toString() {
        return "BceCredentials[" + (sessionToken == null ? "keys" : "session keys") + "]";
    }
}
