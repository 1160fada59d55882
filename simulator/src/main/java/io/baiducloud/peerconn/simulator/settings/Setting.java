package io.baiducloud.peerconn.simulator.settings;

import io.baiducloud.peerconn.simulator.model.ErrorAnswer;
import io.baiducloud.peerconn.simulator.model.Status;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * One decision that the documentation leaves open (or a knob for tests): its name, its default and the reason.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
    private final String name;
    private final Class<T> type;
    private final T defaultValue;
    private final String reason;
    private final Function<String, T> parser;

    private Setting(String name, Class<T> type, T defaultValue, String reason, Function<String, T> parser) {
        this.name = name;
        this.type = type;
        this.defaultValue = defaultValue;
        this.reason = reason;
        this.parser = parser;
    }

    static Setting<Duration> duration(String name, Duration value, String reason) {
        return new Setting<>(name, Duration.class, value, reason, Durations::parse);
    }

    static Setting<Boolean> flag(String name, boolean value, String reason) {
        return new Setting<>(name, Boolean.class, value, reason, Setting::parseFlag);
    }

    static Setting<Integer> number(String name, int value, String reason) {
        return new Setting<>(name, Integer.class, value, reason, Integer::valueOf);
    }

    static Setting<BigDecimal> money(String name, String value, String reason) {
        return new Setting<>(name, BigDecimal.class, new BigDecimal(value), reason, BigDecimal::new);
    }

    static Setting<ZoneId> zone(String name, String value, String reason) {
        return new Setting<>(name, ZoneId.class, ZoneId.of(value), reason, ZoneId::of);
    }

    static Setting<Statuses> statuses(String name, String reason, Status... value) {
        return new Setting<>(name, Statuses.class, Statuses.of(value), reason, Statuses::parse);
    }

    static Setting<Operations> operations(String name, String reason) {
        return new Setting<>(name, Operations.class, Operations.none(), reason, Operations::parse);
    }

    static Setting<ErrorAnswer> error(String name, ErrorAnswer value, String reason) {
        return new Setting<>(name, ErrorAnswer.class, value, reason, text -> parseError(text, value));
    }

    static <E extends Enum<E>> Setting<E> choice(String name, E value, String reason) {
        Class<E> type = value.getDeclaringClass();
        return new Setting<>(name, type, value, reason, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }

    /** The dotted name, as seeds and control requests spell it. */
    public String name() {
        return name;
    }

    /** The value when nobody sets one. */
    public T defaultValue() {
        return defaultValue;
    }

    /** The default as a seed would write it. */
    public String defaultText() {
        return switch (defaultValue) {
            case Duration duration -> Durations.format(duration);
            case ErrorAnswer answer -> answer.status() + " " + answer.code();
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            default -> defaultValue.toString();
        };
    }

    /** What is unknown, and why the default is what it is. */
    public String reason() {
        return reason;
    }

    /** The values that can be given, for people. */
    public String choices() {
        if (type == ErrorAnswer.class) {
            return "STATUS CODE [MESSAGE]";
        }
        if (type.isEnum()) {
            return String.join(
                    ", ",
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .toList());
        }
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Reads a value from text; the exception's message names the setting. */
    public T parse(String text) {
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "setting " + name + ": \"" + text + "\" is no value for it (expected " + choices() + ")", e);
        }
    }

    T cast(Object value) {
        return type.cast(value);
    }

    private static Boolean parseFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static ErrorAnswer parseError(String text, ErrorAnswer base) {
        String[] words = text.split(" ", 3);
        if (words.length < 2) {
            throw new IllegalArgumentException("expected STATUS CODE [MESSAGE]");
        }
        return new ErrorAnswer(Integer.parseInt(words[0]), words[1], words.length > 2 ? words[2] : base.message());
    }

    @Override
    public String toString() {
        return name;
    }
}
