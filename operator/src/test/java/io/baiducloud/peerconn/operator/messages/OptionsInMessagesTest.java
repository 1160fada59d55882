package io.baiducloud.peerconn.operator.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.config.Option;
import io.baiducloud.peerconn.operator.config.RunOptions;
import io.baiducloud.peerconn.operator.ops.ProjectFiles;
import io.baiducloud.peerconn.operator.plan.SpokenConditions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Most people set options through the chart: where a message names an option, it names the chart's value as well. */
class OptionsInMessagesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(--[a-z-]+)` \\| `([A-Za-z.]+)` \\|");

    /** What is said to whoever typed the command line, not the chart. */
    private static final Pattern TYPED = Pattern.compile("(config|export)/.*|[A-Za-z]+\\.java");

    @Test
    void everyMessageThatNamesAnOptionNamesTheValueOfTheChart() {
        // given
        var values = values();

        // when
        var messages = Stream.concat(
                        SpokenConditions.ofAllCases().keySet().stream(),
                        Sentences.in(ProjectFiles.of("operator/src/main/java/io/baiducloud/peerconn/operator"))
                                .entrySet()
                                .stream()
                                .filter(file -> !TYPED.matcher(file.getKey()).matches())
                                .flatMap(file -> file.getValue().stream()))
                .filter(message -> values.keySet().stream().anyMatch(option -> names(message, option)))
                .toList();

        // then
        assertThat(messages).hasSizeGreaterThan(8);
        assertThat(messages)
                .allSatisfy(message -> values.forEach((option, value) -> {
                    if (names(message, option)) {
                        assertThat(message)
                                .as("which value of the chart is %s?", option)
                                .contains(value);
                    }
                }));
    }

    private static boolean names(String message, String option) {
        return Pattern.compile(Pattern.quote(option) + "(?![a-z-])")
                .matcher(message)
                .find();
    }

    /** The value that sets an option, as the reference says; a test of the page compares it with the chart. */
    private static Map<String, String> values() {
        var values = new TreeMap<String, String>();
        var page = ROW.matcher(ProjectFiles.text(ProjectFiles.of("docs/reference/settings.md")));
        while (page.find()) {
            values.put(page.group(1), page.group(2));
        }
        assertThat(RunOptions.all().stream().map(Option::flag)).containsAll(values.keySet());
        assertThat(values).containsEntry("--secret-namespaces", "secrets.namespaces");
        return values;
    }
}
