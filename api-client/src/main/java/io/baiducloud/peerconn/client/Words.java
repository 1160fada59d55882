package io.baiducloud.peerconn.client;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the provider's words, of which new ones may come at any time. */
final class Words {
    private Words() {}

    /** Returns the value that stands for a word, in any case; else the one that stands for all that is not known. */
    static <E> E read(@Nullable String word, E[] values, Function<E, String> wordOf, E unknown) {
        if (word != null) {
            String lower = word.toLowerCase(Locale.ROOT);
            for (E value : values) {
                if (wordOf.apply(value).toLowerCase(Locale.ROOT).equals(lower)) {
                    return value;
                }
            }
        }
        return unknown;
    }
}
