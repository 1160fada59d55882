package io.baiducloud.peerconn.operator.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads the values of options from the texts given, and collects every problem instead of stopping at the first. */
final class OptionValues {
    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final List<BadSetting> problems = new ArrayList<>();

    /**
     * Makes a reader.
     *
     * @param flags the texts given on the command line, by flag
     * @param environment the environment
     */
    OptionValues(Map<String, String> flags, Map<String, String> environment) {
        this.flags = flags;
        this.environment = environment;
    }

    /** The value, or the default; empty without either, and for a value that cannot be used. */
    <T> Optional<T> find(Option<T> option) {
        var given = flags.get(option.flag());
        if (given == null) {
            var fromEnvironment = environment.get(option.environment());
            // an empty variable is how a chart or a shell says "not set"
            given = fromEnvironment == null || fromEnvironment.isEmpty() ? null : fromEnvironment;
        }
        var text = given == null ? option.defaultText() : given;
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(option.parser().parse(text));
        } catch (IllegalArgumentException e) {
            problems.add(new BadSetting(
                    option.flag() + " (" + option.environment() + ")",
                    "the value \"" + shortened(text) + "\" " + e.getMessage() + "; accepted: " + option.accepted()));
            return Optional.empty();
        }
    }

    /** The value of an option that has a default. */
    <T> T get(Option<T> option) {
        return find(option).or(() -> fallback(option)).orElseThrow(() -> new NoSuchElementException(option.flag()));
    }

    /** What is wrong so far. */
    List<BadSetting> problems() {
        return List.copyOf(problems);
    }

    // the value is never used when there is a problem; it only lets the other options be read
    private static <T> Optional<T> fallback(Option<T> option) {
        return Optional.ofNullable(option.defaultText()).map(option.parser()::parse);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
