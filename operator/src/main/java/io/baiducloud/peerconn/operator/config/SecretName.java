package io.baiducloud.peerconn.operator.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Secret is.
 *
 * @param namespace its namespace
 * @param name its name
 */
public record SecretName(String namespace, String name) {
    private static final Pattern TEXT =
            Pattern.compile("([a-z0-9]([-a-z0-9]*[a-z0-9])?)/([a-z0-9]([-.a-z0-9]*[a-z0-9])?)");

    /** Reads {@code NAMESPACE/NAME}. */
    public static Optional<SecretName> find(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new SecretName(matcher.group(1), matcher.group(3))) : Optional.empty();
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
