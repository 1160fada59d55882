package io.baiducloud.peerconn.simulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding over UTF-8 as bce-auth-v1 has it: only letters, digits and {@code -_.~} stand for themselves. */
public final class PercentCoding {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private PercentCoding() {}

    /** Encodes everything but the unreserved characters. */
    public static String encode(String text) {
        return encode(text, false);
    }

    /** Encodes a path: slashes stay. */
    public static String encodePath(String path) {
        return encode(path, true);
    }

    /** Decodes; a plus sign is a plus sign. Throws IllegalArgumentException on a broken escape. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(source.length);
        for (int i = 0; i < source.length; i++) {
            if (source[i] != '%') {
                bytes.write(source[i]);
                continue;
            }
            if (i + 2 >= source.length
                    || !HexFormat.isHexDigit(source[i + 1])
                    || !HexFormat.isHexDigit(source[i + 2])) {
                throw new IllegalArgumentException("broken percent escape");
            }
            bytes.write(HexFormat.fromHexDigit(source[i + 1]) * 16 + HexFormat.fromHexDigit(source[i + 2]));
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String encode(String text, boolean keepSlash) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || (keepSlash && c == '/')) {
                encoded.append(c);
            } else {
                encoded.append('%').append(UPPER.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }
}
