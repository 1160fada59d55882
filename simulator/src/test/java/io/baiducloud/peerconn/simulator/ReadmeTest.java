package io.baiducloud.peerconn.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.control.ControlExamples;
import io.baiducloud.peerconn.simulator.seed.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README says is true. */
class ReadmeTest {
    private static final Pattern FAULT_ROW = Pattern.compile("(?m)^\\| `(\"[^|]*)` \\|");

    @Test
    void theTableOfSettingsIsTheOneInForce() throws IOException {
        assertThat(readme()).contains(SettingsTable.asMarkdown());
    }

    @Test
    void theSeedWorksAsWritten() throws IOException {
        Matcher yaml = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(readme());
        assertThat(yaml.find()).isTrue();
        try (Simulator simulator =
                Simulator.builder().seed(Seed.parse("README", yaml.group(1))).start()) {
            assertThat(simulator.connection("peerconn-seeded00001")).isPresent();
            assertThat(simulator.account(0).accessKeyId()).isEqualTo("alice");
        }
    }

    static Stream<String> faults() throws IOException {
        List<String> rows =
                FAULT_ROW.matcher(readme()).results().map(row -> row.group(1)).toList();
        assertThat(rows).hasSizeGreaterThan(15);
        return rows.stream().flatMap(ReadmeTest::alternatives);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultOfTheTableIsOne(String fields) {
        try (Simulator simulator = Simulator.start()) {
            ControlExamples.addFault(simulator, "{" + fields + "}");
            assertThat(simulator.faults().reports()).hasSize(1);
        }
    }

    /** A row may list several words for one field, each in its own quotes. */
    private static Stream<String> alternatives(String cell) {
        String[] parts = cell.split("`, `", -1);
        String field = parts[0].substring(0, parts[0].indexOf(':') + 1);
        return Stream.concat(Stream.of(parts[0]), Stream.of(parts).skip(1).map(word -> field + word));
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
