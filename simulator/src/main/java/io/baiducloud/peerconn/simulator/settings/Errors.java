package io.baiducloud.peerconn.simulator.settings;

import io.baiducloud.peerconn.simulator.model.ErrorAnswer;
import io.baiducloud.peerconn.simulator.model.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One setting per refusal: what it looks like on the wire. */
public final class Errors {
    private static final Map<Refusal, Setting<ErrorAnswer>> BY_REFUSAL =
            Collections.unmodifiableMap(Arrays.stream(Refusal.values())
                    .collect(Collectors.toMap(
                            refusal -> refusal, Errors::setting, (a, b) -> a, () -> new EnumMap<>(Refusal.class))));

    /** All of this group. */
    public static final List<Setting<?>> ALL = List.copyOf(BY_REFUSAL.values());

    private Errors() {}

    /** The setting that holds the answer of that refusal. */
    public static Setting<ErrorAnswer> of(Refusal refusal) {
        return Objects.requireNonNull(BY_REFUSAL.get(refusal));
    }

    private static Setting<ErrorAnswer> setting(Refusal refusal) {
        return Setting.error(
                "errors." + camelCase(refusal.name()),
                refusal.defaultAnswer(),
                refusal.isDocumented() ? "From the common error table." : "No source names this code.");
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
