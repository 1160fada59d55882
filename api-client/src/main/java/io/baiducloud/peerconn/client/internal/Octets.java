package io.baiducloud.peerconn.client.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ASCII that is put together piece by piece, to be signed and sent: bytes, so that nothing has to be converted on the way. */
public final class Octets {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    /** Made with room for some; more is taken when it is needed. */
    public Octets(int room) {
        bytes = new byte[room];
    }

    /** Adds an ASCII character. */
    public Octets append(char ascii) {
        require(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Adds ASCII text. */
    public Octets append(String ascii) {
        int count = ascii.length();
        require(count);
        byte[] target = bytes;
        int start = length;
        for (int i = 0; i < count; i++) {
            target[start + i] = (byte) ascii.charAt(i);
        }
        length = start + count;
        return this;
    }

    /**
     * Adds a part of a text, up to the first character that is not one of some, and returns where that is.
     *
     * @param those for each ASCII character whether it is one of them
     */
    int appendWhile(boolean[] those, String text, int from) {
        int end = text.length();
        require(end - from);
        byte[] target = bytes;
        int shift = length - from;
        int i = from;
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (c >= those.length || !those[c]) {
                break;
            }
            target[shift + i] = (byte) c;
        }
        length = shift + i;
        return i;
    }

    /** Adds a number that is not negative in decimal digits, with leading zeros up to a width. */
    public Octets append(int number, int width) {
        require(width);
        int rest = number;
        for (int i = length + width - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /** Adds others. */
    public Octets append(Octets others) {
        return append(others, 0, others.length);
    }

    /** Adds a part of others. */
    public Octets append(Octets others, int from, int to) {
        require(to - from);
        System.arraycopy(others.bytes, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    /** Adds bytes in lower-case hexadecimal digits. */
    public Octets appendHex(byte[] binary) {
        require(2 * binary.length);
        byte[] target = bytes;
        int start = length;
        for (int i = 0; i < binary.length; i++) {
            target[start + 2 * i] = HEX[binary[i] >> 4 & 0xf];
            target[start + 2 * i + 1] = HEX[binary[i] & 0xf];
        }
        length = start + 2 * binary.length;
        return this;
    }

    /** Takes everything away. */
    public void clear() {
        length = 0;
    }

    /** Returns how many there are. */
    public int length() {
        return length;
    }

    /** Returns the bytes themselves, of which the first {@link #length()} count; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Compares two parts, byte by byte. */
    int compare(int from, int to, int otherFrom, int otherTo) {
        return Arrays.compareUnsigned(bytes, from, to, bytes, otherFrom, otherTo);
    }

    private void require(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Returns them as text. Not toString: they may be a secret. */
    public String text() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
