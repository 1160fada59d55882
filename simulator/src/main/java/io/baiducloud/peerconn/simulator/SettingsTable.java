package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.settings.Setting;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.util.stream.Collectors;

/** Every setting with its default and reason, for people. */
final class SettingsTable {
    private SettingsTable() {}

    static String asText() {
        return Settings.catalogue().stream()
                .map(setting -> "%s = %s%n    %s (%s)%n"
                        .formatted(setting.name(), setting.defaultText(), setting.reason(), setting.choices()))
                .collect(Collectors.joining());
    }

    static String asMarkdown() {
        return "| setting | default | values | why |\n|---|---|---|---|\n"
                + Settings.catalogue().stream().map(SettingsTable::row).collect(Collectors.joining());
    }

    private static String row(Setting<?> setting) {
        return "| `%s` | `%s` | %s | %s |\n"
                .formatted(setting.name(), setting.defaultText(), setting.choices(), setting.reason());
    }
}
