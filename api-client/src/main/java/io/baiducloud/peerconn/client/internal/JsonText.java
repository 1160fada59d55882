package io.baiducloud.peerconn.client.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes the texts of JSON that are not plain ASCII. */
final class JsonText {
    private JsonText() {}

    /** Returns a text; its escapes are known to be complete, its bytes may be no UTF-8. */
    static String decode(byte[] bytes, int from, int to) throws IOException {
        StringBuilder text = new StringBuilder(to - from);
        int i = from;
        while (i < to) {
            int escape = i;
            while (escape < to && bytes[escape] != '\\') {
                escape++;
            }
            text.append(utf8(bytes, i, escape));
            i = escape;
            if (i < to) {
                char kind = (char) bytes[i + 1];
                text.append(kind == 'u' ? (char) hexadecimal(bytes, i + 2) : unescape(kind));
                i += kind == 'u' ? 6 : 2;
            }
        }
        return text.toString();
    }

    private static String utf8(byte[] bytes, int from, int to) throws IOException {
        try {
            // not new String: it would let bytes pass that mean nothing
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw JsonReader.malformed();
        }
    }

    private static int hexadecimal(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = (value << 4) | Character.digit(bytes[i], 16);
        }
        return value;
    }

    private static char unescape(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }
}
