package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baiducloud.peerconn.operator.kube.EventReason;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the rules without Prometheus; {@code make alerts} runs their unit tests with promtool. */
class AlertRulesTest {
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)]+)?\\)");

    @Test
    void everyAlertSaysHowBadItIsWhatItMeansAndWhereToReadOn() throws Exception {
        // when
        var alerts = alerts();

        // then
        assertThat(alerts).hasSizeGreaterThan(15);
        for (var alert : alerts) {
            var name = alert.path("alert").asText();
            assertThat(name).startsWith("PeerConn");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).as(name).endsWith(".");
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .as(name)
                    .isEqualTo("docs/observability.md#" + name.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyAlertHasARunbookAndEveryRunbookAnAlert() throws Exception {
        // when
        var alerts =
                alerts().stream().map(alert -> alert.path("alert").asText()).collect(Collectors.toSet());
        var runbooks = headings(ProjectFiles.text(ProjectFiles.OBSERVABILITY)).keySet().stream()
                .filter(heading -> heading.startsWith("PeerConn"))
                .collect(Collectors.toSet());

        // then
        assertThat(runbooks).isEqualTo(alerts);
    }

    @Test
    void everyLinkOfTheRunbooksLeadsSomewhere() {
        // given
        var page = ProjectFiles.text(ProjectFiles.OBSERVABILITY);

        // when
        var broken = LINK.matcher(page)
                .results()
                .filter(link -> !resolves(link.group(1), link.group(2)))
                .map(link -> link.group())
                .toList();

        // then
        assertThat(broken).isEmpty();
    }

    @Test
    void everyAlertHasAUnitTest() throws Exception {
        // when
        var tested = new TreeSet<String>();
        new YAMLMapper()
                .readTree(ProjectFiles.text(ProjectFiles.of("hack/alerts/alerts_test.yaml")))
                .findValuesAsText("alertname")
                .forEach(tested::add);

        // then
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @Test
    void unitTestsOfTheRulesPass() throws Exception {
        // given
        var promtool = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(promtool.isPresent(), "SKIPPED promtool: it is not on the PATH");

        // when
        var process = new ProcessBuilder(
                        promtool.orElseThrow().toString(),
                        "test",
                        "rules",
                        ProjectFiles.of("hack/alerts/alerts_test.yaml").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // then
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void everyLineOfTheLogUsesKeysThatAreExplained() throws Exception {
        // given
        var documented = Pattern.compile("^\\| ((?:`[a-zA-Z]+` ?)+)\\|", Pattern.MULTILINE)
                .matcher(ProjectFiles.text(ProjectFiles.OBSERVABILITY)
                        .substring(ProjectFiles.text(ProjectFiles.OBSERVABILITY).indexOf("## Logs")))
                .results()
                .flatMap(row ->
                        Pattern.compile("`([a-zA-Z]+)`").matcher(row.group(1)).results())
                .map(key -> key.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // when
        var used = new TreeSet<String>();
        for (var field : io.baiducloud.peerconn.operator.logging.LogKeys.class.getFields()) {
            used.add((String) field.get(null));
        }
        // of the client's lines at debug level
        used.add("millis");

        // then
        assertThat(documented).isEqualTo(used);
        assertThat(literalKeys()).as("keys that are no LogKeys").isEmpty();
    }

    @Test
    void everyEventIsExplained() {
        // when
        var explained = Pattern.compile("^\\| `([A-Za-z]+)` \\| (Normal|Warning) \\|", Pattern.MULTILINE)
                .matcher(ProjectFiles.text(ProjectFiles.OBSERVABILITY))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        // then
        assertThat(explained)
                .containsExactlyInAnyOrderElementsOf(Stream.of(EventReason.values())
                        .map(reason -> reason + " " + reason.severity())
                        .toList());
    }

    private static Set<String> literalKeys() throws Exception {
        try (var files = Files.walk(ProjectFiles.of("operator/src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Pattern.compile("addKeyValue\\(\\s*\"")
                            .matcher(ProjectFiles.text(file))
                            .find())
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }

    private static boolean resolves(String path, String anchor) {
        var file = path.isEmpty()
                ? ProjectFiles.OBSERVABILITY
                : ProjectFiles.OBSERVABILITY.resolveSibling(path).normalize();
        return Files.exists(file)
                && (anchor == null || headings(ProjectFiles.text(file)).containsValue(anchor.substring(1)));
    }

    /** Headings and the anchors that a forge makes of them. */
    private static Map<String, String> headings(String page) {
        return HEADING.matcher(page)
                .results()
                .map(heading -> heading.group(1))
                .distinct()
                .collect(Collectors.toMap(
                        heading -> heading,
                        heading -> heading.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-')));
    }

    private static List<JsonNode> alerts() throws Exception {
        var alerts = new ArrayList<JsonNode>();
        new YAMLMapper()
                .readTree(ProjectFiles.text(ProjectFiles.ALERTS))
                .path("groups")
                .forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }
}
