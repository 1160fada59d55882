package io.baiducloud.peerconn.simulator.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of all settings: the defaults, and what was set differently. Immutable. */
public final class Settings {
    private static final List<Setting<?>> CATALOGUE = Stream.of(
                    Timing.ALL, Views.ALL, Rules.ALL, Tokens.ALL, Errors.ALL)
            .flatMap(List::stream)
            .toList();

    private final Map<Setting<?>, Object> changed;

    private Settings(Map<Setting<?>, Object> changed) {
        this.changed = changed;
    }

    /** Everything at its default. */
    public static Settings defaults() {
        return new Settings(Map.of());
    }

    /** Every setting there is, in the order of the documentation. */
    public static List<Setting<?>> catalogue() {
        return CATALOGUE;
    }

    /** The value in force. */
    public <T> T get(Setting<T> setting) {
        Object value = changed.get(setting);
        return value == null ? setting.defaultValue() : setting.cast(value);
    }

    /** A copy in which one setting has that value. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> copy = new LinkedHashMap<>(changed);
        copy.put(setting, value);
        return new Settings(Map.copyOf(copy));
    }

    /** A copy in which the setting of that name has the value that the text says. */
    public Settings with(String name, String text) {
        return withText(
                find(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no setting \"" + name + "\"; did you mean " + nearest(name) + "?")),
                text);
    }

    /** A copy in which all transitions take no time. */
    public Settings withInstantTransitions() {
        Settings result = this;
        for (Setting<Duration> setting : List.of(
                Timing.CREATING,
                Timing.STARTING,
                Timing.UPDATING,
                Timing.DELETING,
                Timing.DELETED,
                Timing.DNS_LAG,
                Timing.DNS_WAIT,
                Timing.DNS_SYNCING,
                Timing.DNS_CLOSING)) {
            result = result.with(setting, Duration.ZERO);
        }
        return result;
    }

    /** The setting of that name. */
    public static Optional<Setting<?>> find(String name) {
        return CATALOGUE.stream()
                .filter(setting -> setting.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private <T> Settings withText(Setting<T> setting, String text) {
        return with(setting, setting.parse(text));
    }

    private static String nearest(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return CATALOGUE.stream()
                .map(Setting::name)
                .filter(candidate -> candidate.regionMatches(true, candidate.lastIndexOf('.') + 1, last, 0, 3))
                .findFirst()
                .orElse(CATALOGUE.get(0).name());
    }
}
