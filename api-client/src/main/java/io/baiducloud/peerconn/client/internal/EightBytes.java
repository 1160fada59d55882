package io.baiducloud.peerconn.client.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at text eight bytes at a time: most of what a long list costs is looking at every one of its bytes. */
final class EightBytes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private EightBytes() {}

    /**
     * Returns the index of the first byte that does not simply stand for itself in JSON text (quotation mark, backslash, control
     * characters, all that is not ASCII), or the end; near the end it may return an earlier one.
     */
    static int skipPlain(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = at(bytes, i);
            // a subtraction borrows from higher bytes only: the lowest bit that is set is right
            long found = (zeros(word ^ ('"' * ONES)) | zeros(word ^ ('\\' * ONES)) | (word - ' ' * ONES) | word)
                    & HIGHEST_BITS;
            if (found != 0) {
                return i + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        return i;
    }

    private static long zeros(long word) {
        return (word - ONES) & ~word;
    }

    /** Whether as many bytes are the same here and there. */
    static boolean equal(byte[] bytes, int from, byte[] others, int otherFrom, int length) {
        int last = length - Long.BYTES;
        if (last < 0) {
            for (int i = 0; i < length; i++) {
                if (bytes[from + i] != others[otherFrom + i]) {
                    return false;
                }
            }
            return true;
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if (at(bytes, from + i) != at(others, otherFrom + i)) {
                return false;
            }
        }
        return at(bytes, from + last) == at(others, otherFrom + last);
    }

    /** Returns a number that is rarely the same for different bytes. */
    static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int last = to - Long.BYTES;
        if (last < from) {
            long rest = 0;
            for (int i = from; i < to; i++) {
                rest = (rest << Byte.SIZE) | bytes[i];
            }
            return (int) (mix(hash ^ mix(rest)) >>> Integer.SIZE);
        }
        for (int i = from; i < last; i += Long.BYTES) {
            hash = mix(hash ^ at(bytes, i));
        }
        return (int) (mix(hash ^ at(bytes, last)) >>> Integer.SIZE);
    }

    private static long mix(long value) {
        // folded before, for the last characters stand in the highest bits, and a product carries upwards only
        long product = (value ^ (value >>> Integer.SIZE)) * ODD;
        return product ^ (product >>> Integer.SIZE);
    }

    private static long at(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index);
    }
}
