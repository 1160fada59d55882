package io.baiducloud.peerconn.client.internal;

import java.nio.charset.StandardCharsets;

/**
 * The provider's UriEncode: the UTF-8 bytes, of which letters, digits and {@code -_.~} stay and all others become
 * {@code %XX} in upper case. Wire and signature use the same, so that they cannot differ.
 */
public final class PercentEncoding {
    private static final String DIGITS = "0123456789ABCDEF";

    private PercentEncoding() {}

    /** Encodes a value, slashes included. */
    public static void append(StringBuilder target, String value) {
        append(target, value, false);
    }

    /** Encodes a path, in which slashes stay. */
    public static void appendPath(StringBuilder target, String path) {
        append(target, path, true);
    }

    /** Returns a value encoded, slashes included. */
    public static String encode(String value) {
        StringBuilder target = new StringBuilder(value.length() + 16);
        append(target, value);
        return target.toString();
    }

    /** Returns a path encoded; slashes stay. */
    public static String encodePath(String path) {
        StringBuilder target = new StringBuilder(path.length() + 16);
        appendPath(target, path);
        return target.toString();
    }

    private static void append(StringBuilder target, String value, boolean keepSlash) {
        int plain = plainPrefix(value, keepSlash);
        target.append(value, 0, plain);
        if (plain == value.length()) {
            return;
        }
        for (byte b : value.substring(plain).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isPlain(c, keepSlash)) {
                target.append(c);
            } else {
                target.append('%').append(DIGITS.charAt(c >> 4)).append(DIGITS.charAt(c & 0xf));
            }
        }
    }

    private static int plainPrefix(String value, boolean keepSlash) {
        int i = 0;
        while (i < value.length() && isPlain(value.charAt(i), keepSlash)) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c, boolean keepSlash) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~'
                || (keepSlash && c == '/');
    }
}
