package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baiducloud.peerconn.crd.WellKnownNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/argocd.md and docs/flux.md show is what the files beside them hold, and what the chart takes. */
class GitOpsDocsTest {
    private static final Path DOCS = Chart.REPOSITORY.resolve("docs");
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void carriesTheHealthCheckIntoTheConfigMap() throws IOException {
        // given
        var script = Files.readString(DOCS.resolve("argocd/health.lua"));

        // when
        var map = """
                # Made from health.lua: make chart. Apply it server-side, which leaves the rest of argocd-cm as it is.
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: argocd-cm
                  namespace: argocd
                  labels:
                    app.kubernetes.io/part-of: argocd
                data:
                  resource.customizations.health.%s_%s: |
                """.formatted(WellKnownNames.GROUP, WellKnownNames.KIND)
                + script.lines()
                        .map(line -> line.isEmpty() ? "" : "    " + line)
                        .collect(Collectors.joining("\n", "", "\n"));

        // then
        Chart.compareOrWrite(DOCS.resolve("argocd/argocd-cm.yaml"), map);
        assertThat(YAML.readTree(map).path("data").elements().next().asText()).isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application", "connections", "applicationset"})
    void showsTheFilesAsTheyAre(String name) throws IOException {
        // when
        var shown = Files.readString(DOCS.resolve("argocd.md"));

        // then
        assertThat(shown).contains("```yaml\n" + Files.readString(DOCS.resolve("argocd/" + name + ".yaml")) + "```");
    }

    @Test
    void givesTheChartValuesThatItTakes() throws IOException {
        // given
        var argo = YAML.readTree(DOCS.resolve("argocd/application.yaml").toFile());
        var flux = documents(Files.readString(DOCS.resolve("flux.md"))).stream()
                .filter(document -> document.path("kind").asText().equals("HelmRelease"))
                .findFirst()
                .orElseThrow();

        // when
        var byArgo =
                Chart.render("peerconn-system", YAML.writeValueAsString(argo.at("/spec/source/helm/valuesObject")));
        var byFlux = Chart.render("peerconn-system", YAML.writeValueAsString(flux.at("/spec/values")));

        // then
        assertThat(byArgo).isEqualTo(byFlux).contains("--secret-namespaces=$(POD_NAMESPACE),network");
        assertThat(argo.at("/spec/source/path").asText()).isEqualTo("helm/peerconn-operator");
    }

    @Test
    void asksBeforeAnythingIsPrunedWhereverItPrunes() throws IOException {
        for (var file : List.of("connections", "applicationset")) {
            // when
            var tree = YAML.readTree(DOCS.resolve("argocd/" + file + ".yaml").toFile());
            var policy = tree.findValues("syncOptions");

            // then
            assertThat(policy).as(file).hasSize(1);
            assertThat(policy.getFirst().toString()).contains("Prune=confirm", "Delete=confirm");
        }
    }

    /** The YAML blocks of a page. */
    private static List<JsonNode> documents(String page) throws IOException {
        var documents = new ArrayList<JsonNode>();
        var blocks = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page);
        while (blocks.find()) {
            for (var document : blocks.group(1).split("(?m)^---\n", -1)) {
                documents.add(YAML.readTree(document));
            }
        }
        return documents;
    }
}
