package io.baiducloud.peerconn.client.internal;

import java.nio.charset.StandardCharsets;

/**
 * The provider's UriEncode: the UTF-8 bytes, of which letters, digits and {@code -_.~} stay and all others become
 * {@code %XX} in upper case. Wire and signature use the same, so that they cannot differ.
 */
public final class PercentEncoding {
    private static final String DIGITS = "0123456789ABCDEF";
    private static final boolean[] PLAIN = plain("-_.~");
    private static final boolean[] PLAIN_IN_PATHS = plain("-_.~/");

    private PercentEncoding() {}

    /** Encodes a value, slashes included. */
    public static void append(Octets target, String value) {
        append(target, value, PLAIN);
    }

    /** Encodes a path, in which slashes stay. */
    public static void appendPath(Octets target, String path) {
        append(target, path, PLAIN_IN_PATHS);
    }

    /** Returns a value encoded, slashes included. */
    public static String encode(String value) {
        Octets target = new Octets(value.length() + 16);
        append(target, value);
        return target.text();
    }

    /** Returns a path encoded; slashes stay. */
    public static String encodePath(String path) {
        Octets target = new Octets(path.length() + 16);
        appendPath(target, path);
        return target.text();
    }

    private static void append(Octets target, String value, boolean[] plain) {
        int i = target.appendWhile(plain, value, 0);
        while (i < value.length() && value.charAt(i) < plain.length) {
            escape(target, value.charAt(i));
            i = target.appendWhile(plain, value, i + 1);
        }
        if (i < value.length()) {
            appendBytes(target, value.substring(i).getBytes(StandardCharsets.UTF_8), plain);
        }
    }

    /** The rest of a text that is not all ASCII. */
    private static void appendBytes(Octets target, byte[] utf8, boolean[] plain) {
        for (byte b : utf8) {
            int octet = b & 0xff;
            if (octet < plain.length && plain[octet]) {
                target.append((char) octet);
            } else {
                escape(target, octet);
            }
        }
    }

    private static void escape(Octets target, int octet) {
        target.append('%').append(DIGITS.charAt(octet >> 4)).append(DIGITS.charAt(octet & 0xf));
    }

    private static boolean[] plain(String others) {
        boolean[] plain = new boolean[0x80];
        for (char c = 0; c < plain.length; c++) {
            plain[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || others.indexOf(c) >= 0;
        }
        return plain;
    }
}
