package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.config.Option;
import io.baiducloud.peerconn.operator.config.RunOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The reference of the settings says what the operator's own help says, and which value of the chart sets what. */
class SettingsTest {
    /** What the chart sets by itself. */
    private static final String BY_ITSELF = "set by the chart";

    @Test
    void theTableIsTheOneThatTheOptionsMake() {
        // given
        Page.Table table = Page.read("docs/reference/settings.md").tables().getFirst();
        Map<String, String> values = new java.util.HashMap<>();
        table.rows().stream().skip(1).forEach(row -> values.put(row.getFirst(), row.get(1)));

        // when: the chart's value is the page's own; the rest comes from the options
        List<String> expected = RunOptions.all().stream()
                .map(option -> row(option, values.getOrDefault("`" + option.flag() + "`", "?")))
                .toList();

        // then
        assertThat(table.rows().stream()
                        .skip(1)
                        .map(row -> "| " + String.join(" | ", row) + " |")
                        .toList())
                .as("copy the expected rows into docs/reference/settings.md")
                .isEqualTo(expected);
    }

    @Test
    void everyValueOfTheChartThatItNamesExists() {
        assertThat(Page.read("docs/reference/settings.md").tables().getFirst().rows().stream()
                        .skip(1)
                        .map(row -> row.get(1))
                        .filter(value -> !value.equals(BY_ITSELF)))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(ChartValues.has(value.replace("`", "")))
                        .as(value)
                        .isTrue());
    }

    private static String row(Option<?> option, String value) {
        String defaultText = Objects.requireNonNullElse(option.defaultText(), "");
        return "| `%s` | %s | %s | %s Accepts %s. |"
                .formatted(
                        option.flag(),
                        value,
                        defaultText.isEmpty() ? "" : "`" + defaultText + "`",
                        option.summary(),
                        option.accepted());
    }
}
