package io.baiducloud.peerconn.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Texts that many rows of many lists share, such as states, regions and VPC ids: found here they are not made anew, which halves
 * what a long list allocates. Small enough to stay in a processor's cache. The first text on a place stays there, so that the
 * same lists again change nothing: what threads only read costs them nothing to share.
 *
 * <p>Threads may look up and put at the same time without a lock: texts cannot change, and one that is not found is made.
 */
final class RepeatedTexts {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 64;
    private static final int HASHED = 8;

    private final @Nullable String[] places = new String[PLACES];

    /** Reads a value as {@link Json#text(JsonParser)} does. */
    @Nullable
    String text(JsonParser json) throws IOException {
        return Json.hasText(json) ? get(json.getTextCharacters(), json.getTextOffset(), json.getTextLength()) : null;
    }

    private String get(char[] characters, int from, int length) {
        if (length > LONGEST) {
            return new String(characters, from, length);
        }
        int place = hash(characters, from, length) & (PLACES - 1);
        String first = places[place];
        if (first != null && isSame(first, characters, from, length)) {
            return first;
        }
        String made = new String(characters, from, length);
        if (first == null) {
            places[place] = made;
        }
        return made;
    }

    /** The ends of ids and words tell them apart. */
    private static int hash(char[] characters, int from, int length) {
        int hash = length;
        for (int i = from + Math.max(0, length - HASHED); i < from + length; i++) {
            hash = 31 * hash + characters[i];
        }
        return hash ^ (hash >>> 16);
    }

    private static boolean isSame(String text, char[] characters, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
