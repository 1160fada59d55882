package io.baiducloud.peerconn.client.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Short texts of earlier lists. Whoever polls a list reads nearly the same ids, names and times each time: they are looked up
 * instead of being made anew, so that the lists that are kept share them. It forgets by itself, and holds nothing before the
 * first list, so that a client of the token service never keeps a secret here.
 *
 * <p>Threads may look up and forget at the same time without a lock: texts cannot change, and one that is not found is made.
 */
final class TextTable {
    private static final int LONGEST = 64;
    private static final int PLACES_FOR_A_ROW = 16;
    private static final int MOST_PLACES = 1 << 14;

    private volatile @Nullable Entry[] places = {};

    /** Sees to it that the texts of as many rows have a place, within a bound of some hundred kilobytes. */
    void makeRoomFor(int rows) {
        int wanted = (int) Math.min(MOST_PLACES, (long) rows * PLACES_FOR_A_ROW);
        if (wanted > places.length) {
            places = new Entry[Integer.highestOneBit(wanted - 1) << 1];
        }
    }

    /** Returns bytes as text; all must be ASCII. */
    String get(byte[] bytes, int from, int to) {
        @Nullable Entry[] table = places;
        int length = to - from;
        if (table.length == 0 || length > LONGEST) {
            return make(bytes, from, length);
        }
        // two places for each hash: what was there first moves to the second, and is forgotten when the next one comes
        int place = EightBytes.hash(bytes, from, to) & (table.length - 1) & ~1;
        Entry first = table[place];
        if (first != null && first.is(bytes, from, length)) {
            return first.text;
        }
        Entry second = table[place + 1];
        if (second != null && second.is(bytes, from, length)) {
            return second.text;
        }
        Entry made = new Entry(Arrays.copyOfRange(bytes, from, to));
        table[place + 1] = first;
        table[place] = made;
        return made.text;
    }

    private static String make(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }

    /** A text, and the bytes that it was made of: bytes are compared with bytes. */
    private static final class Entry {
        private final byte[] bytes;
        private final String text;

        private Entry(byte[] bytes) {
            this.bytes = bytes;
            this.text = make(bytes, 0, bytes.length);
        }

        private boolean is(byte[] others, int from, int length) {
            return bytes.length == length && EightBytes.equal(bytes, 0, others, from, length);
        }
    }
}
