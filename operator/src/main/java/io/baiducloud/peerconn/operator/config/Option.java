package io.baiducloud.peerconn.operator.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One option: its flag, its environment variable and what it takes.
 *
 * @param <T> the type of its value
 * @param flag the long flag, with its dashes
 * @param accepted what it takes, for people
 * @param defaultText what it is when neither flag nor environment sets it; null when it is absent then
 * @param summary one sentence for people
 * @param kind how often and in what form it is given
 * @param parser reads one text
 */
public record Option<T>(
        String flag, String accepted, @Nullable String defaultText, String summary, Kind kind, Parser<T> parser) {

    /** In what form an option is given. */
    public enum Kind {
        /** With one value. */
        VALUE,
        /** With or without true or false. */
        SWITCH,
        /** Once with a comma separated list. */
        LIST,
        /** Any number of times, each with a comma separated list. */
        REPEATABLE,
        /** Any number of times, each with one value; the parser gets a line for each. */
        EACH
    }

    /**
     * Reads the text of an option.
     *
     * @param <T> the type of the value
     */
    @FunctionalInterface
    public interface Parser<T> {
        /**
         * Reads the text.
         *
         * @throws IllegalArgumentException whose message completes the sentence "The value ..."
         */
        T parse(String text);
    }

    /** The environment variable that stands for the flag. */
    public String environment() {
        return "PEERCONN_" + flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
