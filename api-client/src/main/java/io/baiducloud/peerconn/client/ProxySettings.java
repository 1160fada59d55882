package io.baiducloud.peerconn.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy. Its password is never printed.
 *
 * @param host host name or address
 * @param port the port
 * @param user the user, null for none
 * @param password the user's password, null for none
 */
public record ProxySettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final Pattern TEXT =
            Pattern.compile("(?:(?<scheme>[a-zA-Z0-9]+)://)?(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?"
                    + "(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):(?<port>[0-9]{1,5})/?");

    /** Checks the parts. */
    public ProxySettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("proxy: host must be set");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("proxy: port must be 1 to 65535, is " + port);
        }
        if (password != null && user == null) {
            throw new IllegalArgumentException("proxy: a password needs a user");
        }
    }

    /**
     * Reads {@code host:port} or {@code http://user:password@host:port}, user and password percent-encoded and optional. The
     * message of a refusal never repeats the text.
     */
    public static ProxySettings of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("proxy: must be host:port or http://user:password@host:port");
        }
        String scheme = parts.group("scheme");
        if (scheme != null && !scheme.toLowerCase(Locale.ROOT).equals("http")) {
            throw new IllegalArgumentException("proxy: only http:// proxies are supported; they carry HTTPS too");
        }
        return new ProxySettings(
                parts.group("host"),
                Integer.parseInt(parts.group("port")),
                decode(parts.group("user")),
                decode(parts.group("password")));
    }

    private static @Nullable String decode(@Nullable String part) {
        if (part == null) {
            return null;
        }
        try {
            // a plus is a plus here, not a blank
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("proxy: user or password is not percent-encoded properly");
        }
    }

    /** Shows neither user nor password. */
    @Override
    public String toString() {
        return "ProxySettings[" + host + ":" + port + (user == null ? "" : ", with user") + "]";
    }
}
