package io.baiducloud.peerconn.client.internal;

/** The grammar of JSON's numbers. */
final class JsonNumber {
    private final byte[] bytes;
    private final int end;
    private int i;

    private JsonNumber(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.end = end;
        this.i = from;
    }

    /** Whether bytes are a number, from the first to the last. */
    static boolean isOne(byte[] bytes, int from, int to) {
        return new JsonNumber(bytes, from, to).isOne();
    }

    private boolean isOne() {
        skip('-', '-');
        boolean zero = skip('0', '0');
        if (!zero && !skipDigits()) {
            return false;
        }
        if (skip('.', '.') && !skipDigits()) {
            return false;
        }
        if (skip('e', 'E')) {
            skip('+', '-');
            if (!skipDigits()) {
                return false;
            }
        }
        return i == end;
    }

    private boolean skip(char one, char other) {
        if (i < end && (bytes[i] == one || bytes[i] == other)) {
            i++;
            return true;
        }
        return false;
    }

    private boolean skipDigits() {
        int start = i;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i > start;
    }
}
