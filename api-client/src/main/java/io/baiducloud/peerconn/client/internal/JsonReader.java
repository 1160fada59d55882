package io.baiducloud.peerconn.client.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from bytes as they arrive, strictly as RFC 8259 has it, and makes nothing but what it is asked for. A list is read
 * from names that are known and texts that were seen before: what most readers spend on building both is most of the work.
 *
 * <p>Values are read in the order in which they stand. An {@link UnreadableAnswerException} says that it is no JSON, or only the
 * beginning of some.
 */
final class JsonReader {
    /** No answer of the provider is nested more than a few levels deep. */
    private static final int DEEPEST = 100;

    private static final int NOTHING = -1;

    private final InputStream in;
    private final TextTable texts;
    private byte[] buffer;
    private int position;
    private int limit;
    /** Where the text begins that is being read, and must stay in the buffer; {@link #NOTHING} when there is none. */
    private int kept = NOTHING;
    /** Whether an object or array has just begun, so that no comma is due. */
    private boolean fresh;

    /**
     * Made for one answer.
     *
     * @param in the answer
     * @param buffer room to work in; a larger one is taken for a text that does not fit
     * @param texts short texts that need not be made again
     */
    JsonReader(InputStream in, byte[] buffer, TextTable texts) {
        this.in = in;
        this.buffer = buffer;
        this.texts = texts;
    }

    /** Whether nothing but white space is left. */
    boolean isAtEnd() throws IOException {
        return skipSpace() == NOTHING;
    }

    /** Returns the first byte of the next value, without reading it. */
    byte peek() throws IOException {
        int next = skipSpace();
        if (next == NOTHING) {
            throw malformed();
        }
        return (byte) next;
    }

    /** Reads the opening brace of an object. */
    void beginObject() throws IOException {
        expect('{');
        fresh = true;
    }

    /** Moves to the next name, which must be taken then; at the end of the object reads its closing brace and returns false. */
    boolean nextName() throws IOException {
        if (ends('}')) {
            return false;
        }
        expect('"');
        return true;
    }

    /**
     * Takes the next name if it is the one given.
     *
     * @param nameAndColon the name, the closing quotation mark and the colon; false if they stand there in another form
     */
    boolean takeName(byte[] nameAndColon) {
        int end = position + nameAndColon.length;
        if (end > limit || !EightBytes.equal(buffer, position, nameAndColon, 0, nameAndColon.length)) {
            return false;
        }
        position = end;
        return true;
    }

    /** Takes the next name. */
    String takeName() throws IOException {
        String name = textAfterMark();
        expect(':');
        return name;
    }

    /** Reads the opening bracket of an array. */
    void beginArray() throws IOException {
        expect('[');
        fresh = true;
    }

    /** Whether there is another element; at the end of the array reads its closing bracket. */
    boolean nextElement() throws IOException {
        return !ends(']');
    }

    /** Reads a value as text: strings, numbers, true and false. Null, objects and arrays are skipped, and are null. */
    @Nullable
    String text() throws IOException {
        byte first = peek();
        return switch (first) {
            case '"' -> {
                position++;
                yield textAfterMark();
            }
            case 't', 'f' -> readWord(first);
            case 'n' -> {
                readWord(first);
                yield null;
            }
            case '{', '[' -> {
                skipValue();
                yield null;
            }
            default -> number();
        };
    }

    /** Reads past a value, whatever it is. */
    void skipValue() throws IOException {
        skipValue(0);
    }

    private void skipValue(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw malformed();
        }
        byte first = peek();
        switch (first) {
            case '"' -> {
                position++;
                position = endOfText(position) + 1;
            }
            case '{' -> {
                beginObject();
                while (nextName()) {
                    position = endOfText(position) + 1;
                    expect(':');
                    skipValue(depth + 1);
                }
            }
            case '[' -> {
                beginArray();
                while (nextElement()) {
                    skipValue(depth + 1);
                }
            }
            case 't', 'f', 'n' -> readWord(first);
            default -> number();
        }
    }

    /** Whether the object or array ends here; if not, reads the comma that is due. */
    private boolean ends(char closing) throws IOException {
        byte next = peek();
        if (next == closing) {
            position++;
            fresh = false;
            return true;
        }
        if (!fresh) {
            expect(',');
        }
        fresh = false;
        return false;
    }

    private void expect(char character) throws IOException {
        if (skipSpace() != character) {
            throw malformed();
        }
        position++;
    }

    private int skipSpace() throws IOException {
        while (true) {
            while (position < limit) {
                byte b = buffer[position];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    return b & 0xff;
                }
                position++;
            }
            if (!fill()) {
                return NOTHING;
            }
        }
    }

    private String readWord(byte first) throws IOException {
        String word = first == 't' ? "true" : first == 'f' ? "false" : "null";
        for (int i = 0; i < word.length(); i++) {
            if ((position == limit && !fill()) || buffer[position] != word.charAt(i)) {
                throw malformed();
            }
            position++;
        }
        return word;
    }

    private String number() throws IOException {
        kept = position;
        while ((position < limit || fill()) && isPartOfNumber(buffer[position])) {
            position++;
        }
        if (!JsonNumber.isOne(buffer, kept, position)) {
            throw malformed();
        }
        String text = texts.get(buffer, kept, position);
        kept = NOTHING;
        return text;
    }

    private static boolean isPartOfNumber(byte b) {
        return (b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }

    /** Reads a text, after its opening quotation mark, to its closing one. */
    private String textAfterMark() throws IOException {
        kept = position;
        plain = true;
        int end = endOfText(position);
        String text = plain ? texts.get(buffer, kept, end) : JsonText.decode(buffer, kept, end);
        kept = NOTHING;
        position = end + 1;
        return text;
    }

    /** Whether the text that was read last is all ASCII without escapes. */
    private boolean plain;

    /** Finds the closing quotation mark of a text; the buffer may move. */
    private int endOfText(int from) throws IOException {
        int i = from;
        while (true) {
            byte[] bytes = buffer;
            int end = limit;
            while (i < end) {
                i = EightBytes.skipPlain(bytes, i, end);
                if (i == end) {
                    break;
                }
                byte b = bytes[i];
                if (b == '"') {
                    return i;
                }
                if (b == '\\') {
                    break;
                }
                if (b < ' ') {
                    if (b >= 0) {
                        throw malformed();
                    }
                    plain = false;
                }
                i++;
            }
            if (i < end) {
                plain = false;
                i = endOfEscape(i + 1);
            } else {
                i = require(i);
            }
        }
    }

    private int endOfEscape(int from) throws IOException {
        int i = require(from);
        if (buffer[i] != 'u') {
            if ("\"\\/bfnrt".indexOf(buffer[i]) < 0) {
                throw malformed();
            }
            return i + 1;
        }
        for (int digit = 0; digit < 4; digit++) {
            i = require(i + 1);
            if (Character.digit(buffer[i], 16) < 0) {
                throw malformed();
            }
        }
        return i + 1;
    }

    /** Sees to it that there is a byte at an index, and returns the index where it is then. */
    private int require(int index) throws IOException {
        if (index < limit) {
            return index;
        }
        int beyond = index - position;
        // what lies between is wanted too
        if (kept == NOTHING) {
            position = index;
            beyond = 0;
        }
        if (!fill()) {
            throw malformed();
        }
        return position + beyond;
    }

    /** Reads more; what is kept, or else what is not yet read, moves to the front. False at the end. */
    private boolean fill() throws IOException {
        int from = kept == NOTHING ? position : kept;
        int moved = limit - from;
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, moved);
            position -= from;
            limit = moved;
            kept = kept == NOTHING ? NOTHING : 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * limit);
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count > 0;
    }

    static UnreadableAnswerException malformed() {
        return new UnreadableAnswerException("is not the JSON that it should be");
    }
}
