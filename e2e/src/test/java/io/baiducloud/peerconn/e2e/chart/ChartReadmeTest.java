package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baiducloud.peerconn.operator.config.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The values are explained, the schema knows exactly them, and the README shows them. */
class ChartReadmeTest {
    private static final String BEGIN = "<!-- from values.yaml: make chart -->\n";
    private static final String END = "<!-- end of values.yaml -->";

    /** Whole Kubernetes objects in small: their inner names are not ours, and stand in the schema only. */
    private static final Pattern KUBERNETES = Pattern.compile(
            "(resources|podSecurityContext|securityContext|affinity)\\..*|.*\\[\\].*|global", Pattern.DOTALL);

    @Test
    void explainsEveryValue() throws IOException {
        // when
        var values = DocumentedValue.read(Files.readAllLines(Chart.FOLDER.resolve("values.yaml")));

        // then
        assertThat(values).hasSizeGreaterThan(80).allSatisfy(value -> {
            assertThat(value.meaning()).as("comment above %s", value.path()).isNotBlank();
            assertThat(value.section()).as("section of %s", value.path()).isNotBlank();
        });
    }

    @Test
    void showsTheValuesAsTheyAre() throws IOException {
        // given
        var file = Chart.FOLDER.resolve("README.md");
        var readme = Files.readString(file);
        assertThat(readme).contains(BEGIN, END);

        // when
        var tables =
                DocumentedValue.tables(DocumentedValue.read(Files.readAllLines(Chart.FOLDER.resolve("values.yaml"))));

        // then
        Chart.compareOrWrite(
                file,
                readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                        + tables
                        + readme.substring(readme.indexOf(END)));
    }

    @Test
    void hasASchemaOfExactlyTheValues() throws IOException {
        // given
        var values = new TreeSet<String>();
        leaves("", new YAMLMapper().readTree(Chart.FOLDER.resolve("values.yaml").toFile()), values);
        var schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

        // when
        var inSchema = new TreeSet<String>();
        properties(schema, schema, "", inSchema, new ArrayList<>());
        inSchema.removeIf(path -> KUBERNETES.matcher(path).matches());
        values.removeIf(path -> KUBERNETES.matcher(path).matches());

        // then
        assertThat(inSchema).isEqualTo(values);
    }

    @Test
    void closesEveryObject() throws IOException {
        // given
        var schema = new ObjectMapper()
                .readTree(Chart.FOLDER.resolve("values.schema.json").toFile());

        // when
        var open = new ArrayList<String>();
        properties(schema, schema, "", new TreeSet<>(), open);

        // then: what is left open is Helm's own or checked by the API server
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "global",
                        "metrics.podMonitor.relabelings[]",
                        "metrics.podMonitor.metricRelabelings[]",
                        "metrics.serviceMonitor.relabelings[]",
                        "metrics.serviceMonitor.metricRelabelings[]",
                        "networkPolicy.metricsFrom[].ipBlock",
                        "networkPolicy.metricsFrom[].namespaceSelector",
                        "networkPolicy.metricsFrom[].podSelector",
                        "networkPolicy.apiServerTo[].ipBlock",
                        "networkPolicy.apiServerTo[].namespaceSelector",
                        "networkPolicy.apiServerTo[].podSelector",
                        "networkPolicy.cloudTo[].ipBlock",
                        "networkPolicy.cloudTo[].namespaceSelector",
                        "networkPolicy.cloudTo[].podSelector",
                        "resources.claims[]",
                        "affinity.nodeAffinity",
                        "affinity.podAffinity",
                        "affinity.podAntiAffinity",
                        "topologySpreadConstraints[].labelSelector",
                        "extraEnv[].valueFrom",
                        "extraVolumes[]");
    }

    @Test
    void namesOnlyEnvironmentVariablesThatTheOperatorReads() throws IOException {
        // given
        var known =
                RunOptions.all().stream().map(option -> option.environment()).toList();
        var variable = Pattern.compile("PEERCONN_[A-Z_]*[A-Z]");

        // when
        var named = new TreeSet<String>();
        try (var files = Files.walk(Chart.FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                variable.matcher(Files.readString(file)).results().forEach(match -> named.add(match.group()));
            }
        }
        named.remove("PEERCONN_X_Y");

        // then
        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    private static void leaves(String path, JsonNode node, Set<String> into) {
        if (node.isObject() && !node.isEmpty() && !isMapOfWords(path)) {
            node.properties().forEach(entry -> leaves(join(path, entry.getKey()), entry.getValue(), into));
        } else {
            into.add(path);
        }
    }

    private static boolean isMapOfWords(String path) {
        return path.endsWith("labels")
                || List.of("resources", "podSecurityContext", "securityContext").contains(path);
    }

    /** Collects the paths of the leaves of a schema, and those of objects that take anything. */
    private static void properties(JsonNode root, JsonNode raw, String path, Set<String> leaves, List<String> open) {
        var schema = raw.has("$ref") ? root.at(raw.get("$ref").asText().substring(1)) : raw;
        if (schema.path("type").asText().equals("array")) {
            leaves.add(path);
            properties(root, schema.path("items"), path + "[]", leaves, open);
        } else if (schema.path("type").asText().equals("object")) {
            var closed = schema.path("additionalProperties");
            if (closed.isMissingNode()) {
                open.add(path);
            }
            var inner = schema.path("properties").properties();
            if (inner.isEmpty() || KUBERNETES.matcher(path + ".").matches()) {
                leaves.add(path);
            }
            for (Map.Entry<String, JsonNode> property : inner) {
                properties(root, property.getValue(), join(path, property.getKey()), leaves, open);
            }
        } else {
            leaves.add(path);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
