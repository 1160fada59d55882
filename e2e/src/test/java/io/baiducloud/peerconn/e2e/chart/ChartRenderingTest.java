package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart renders, variant by variant, to be reviewed line by line; {@code make chart} writes it anew. */
class ChartRenderingTest {
    private static final String SYSTEM = "peerconn-system";
    private static final Path VARIANTS = Chart.REPOSITORY.resolve("e2e/src/test/resources/chart");

    static Stream<String> variants() {
        try (var folders = Files.list(VARIANTS)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void renders(String variant) throws IOException {
        // given
        var folder = VARIANTS.resolve(variant);

        // when
        var rendered = Chart.render(SYSTEM, Files.readString(folder.resolve("values.yaml")));

        // then
        Chart.compareOrWrite(folder.resolve("expected.yaml"), withoutVersions(rendered));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"default", "behind-a-proxy"})
    void rendersThePodOfHelmTest(String variant) throws IOException {
        // given
        var folder = VARIANTS.resolve(variant);

        // when
        var rendered = HelmTest.render(SYSTEM, Files.readString(folder.resolve("values.yaml")));

        // then
        Chart.compareOrWrite(folder.resolve("expected-helm-test.yaml"), withoutVersions(rendered));
    }

    @Test
    void putsTheAlertsIntoAPrometheusRuleAsTheyAre() throws IOException {
        // when
        var rule = (GenericKubernetesResource) Chart.ofKind(
                        Chart.render(
                                SYSTEM, "metrics: {prometheusRule: {enabled: true, labels: {release: prometheus}}}"),
                        "PrometheusRule")
                .findFirst()
                .orElseThrow();

        // then
        var alerts = new YAMLMapper()
                .readTree(Chart.FOLDER.resolve("files/alerts.yaml").toFile());
        assertThat(alerts.path("groups")).isNotEmpty();
        JsonNode spec =
                new ObjectMapper().valueToTree(rule.getAdditionalProperties().get("spec"));
        assertThat(spec).isEqualTo(alerts);
        assertThat(rule.getMetadata().getLabels()).containsEntry("release", "prometheus");
    }

    @Test
    void putsTheDashboardIntoAConfigMapAsItIs() throws IOException {
        // when
        var map = (ConfigMap) Chart.ofKind(
                        Chart.render(
                                SYSTEM,
                                "metrics: {dashboard: {enabled: true, annotations: {grafana_folder: Network}}}"),
                        "ConfigMap")
                .findFirst()
                .orElseThrow();

        // then
        assertThat(map.getData().get("peerconn-operator.json"))
                .isEqualTo(Files.readString(Chart.FOLDER.resolve("files/dashboard.json"))
                        .strip());
        assertThat(map.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(map.getMetadata().getAnnotations()).containsEntry("grafana_folder", "Network");
    }

    /** A release changes them everywhere, and nothing else. */
    private static String withoutVersions(String yaml) throws IOException {
        var chart = new YAMLMapper().readTree(Chart.FOLDER.resolve("Chart.yaml").toFile());
        return yaml.replace(chart.path("appVersion").asText(), "APP-VERSION")
                .replace("peerconn-operator-" + chart.path("version").asText(), "peerconn-operator-CHART-VERSION");
    }
}
