package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reads the keys out of a Secret. Messages name the key that is wrong and never show a value. */
final class SecretParser {
    private static final int LONGEST_KEY = 4 * 1024;
    private static final int LONGEST_TOKEN = 16 * 1024;

    private SecretParser() {}

    static SecretContent parse(Secret secret) {
        var data = Optional.ofNullable(secret.getData()).orElse(Map.of());
        try {
            return new SecretContent.Keys(new BceCredentials(
                    required(data, WellKnownNames.ACCESS_KEY_ID),
                    required(data, WellKnownNames.SECRET_ACCESS_KEY),
                    find(data, WellKnownNames.SESSION_TOKEN, LONGEST_TOKEN).orElse(null)));
        } catch (IllegalArgumentException e) {
            return new SecretContent.Unusable(String.valueOf(e.getMessage()));
        }
    }

    private static String required(Map<String, String> data, String key) {
        if (!data.containsKey(key)) {
            throw new IllegalArgumentException(key + ": is missing");
        }
        return find(data, key, LONGEST_KEY).orElseThrow(() -> new IllegalArgumentException(key + ": is empty"));
    }

    private static Optional<String> find(Map<String, String> data, String key, int longest) {
        var encoded = data.get(key);
        if (encoded == null) {
            return Optional.empty();
        }
        if (encoded.length() > longest * 2) {
            throw new IllegalArgumentException(key + ": is too long for a key");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            // the cause would quote the value
            throw new IllegalArgumentException(key + ": is not base64");
        }
        // a line break at the end is what "echo key | base64" leaves, and no key has blanks
        var text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (text.length() > longest) {
            throw new IllegalArgumentException(key + ": is too long for a key");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
