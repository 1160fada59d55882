package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest in the documentation is one that a real API server takes, and every other YAML is what it looks like. */
@OnLocalControlPlane
class ManifestsIT {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    /** Kinds of other projects, whose definitions are not on our API server: only their YAML is read. */
    private static final Set<String> FOREIGN = Set.of(
            "Application",
            "ApplicationSet",
            "AppProject",
            "Kustomization",
            "HelmRelease",
            "GitRepository",
            "HelmRepository",
            "OCIRepository",
            "ExternalSecret",
            "SealedSecret",
            "PrometheusRule",
            "PodMonitor",
            "ServiceMonitor",
            "Alert",
            "Provider");

    private final Kubectl kubectl;
    private final String namespace;

    ManifestsIT(LocalControlPlane controlPlane) {
        this.kubectl = controlPlane.findKubectl().orElseThrow();
        this.namespace = controlPlane.newNamespace();
    }

    /** YAML of a page and where it stands. */
    private record Piece(Page page, int line, String text) {
        @Override
        public String toString() {
            return page + ":" + line;
        }
    }

    static List<Page> pages() {
        return Page.all().stream()
                .filter(page -> pieces(page).findAny().isPresent())
                .toList();
    }

    private static Stream<Piece> pieces(Page page) {
        return page.blocks().stream().flatMap(block -> switch (block.language()) {
            case "yaml" -> Stream.of(new Piece(page, block.line(), block.text()));
            case "sh", "console" ->
                Shell.commands(block).stream()
                        .map(Shell.Command::input)
                        .filter(input -> !input.isEmpty())
                        .map(input -> new Piece(page, block.line(), input));
            default -> Stream.empty();
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyManifestIsTaken(Page page) {
        // given
        List<String> manifests = new ArrayList<>();
        pieces(page)
                .forEach(piece -> Arrays.stream(piece.text().split("(?m)^---\\s*$"))
                        .filter(document -> !document.isBlank())
                        .forEach(document -> sort(piece, document, manifests)));
        if (manifests.isEmpty()) {
            return;
        }

        // when: in a namespace of our own, since those of the page may not exist here
        Kubectl.Result result = kubectl.runWith(
                String.join("---\n", manifests),
                "apply",
                "--server-side",
                "--dry-run=server",
                "--validate=strict",
                "-f",
                "-");

        // then
        assertThat(result.code()).as(page + ": " + result.output()).isZero();
    }

    private void sort(Piece piece, String document, List<String> manifests) {
        Object read = YAML.unmarshal(document, Object.class);
        assertThat(read).as("%s is a mapping", piece).isInstanceOf(Map.class);
        Map<?, ?> map = (Map<?, ?>) read;
        if (map.containsKey("kind")) {
            if (!FOREIGN.contains("" + map.get("kind"))) {
                manifests.add(document.replaceAll("(?m)(\\bnamespace: )[a-z0-9-]+", "$1" + namespace));
            }
        } else if (Set.of("metadata", "spec").containsAll(map.keySet())) {
            manifests.add(completed(map));
        } else if (!piece.page().name().startsWith("simulator/")) { // whose seeds its own tests read
            assertThat(ChartValues.haveAll("", map))
                    .as("%s: neither a manifest nor values of the chart", piece)
                    .isTrue();
        }
    }

    /** A piece of an object, in the least that an object needs. */
    private String completed(Map<?, ?> piece) {
        Map<Object, Object> metadata = new LinkedHashMap<>(Map.of("name", "example", "namespace", namespace));
        Map<Object, Object> spec = new LinkedHashMap<>(Map.of(
                "region",
                "bj",
                "localVpcId",
                "vpc-1",
                "peerVpcId",
                "vpc-2",
                "peerRegion",
                "gz",
                "bandwidthInMbps",
                10));
        if (piece.get("metadata") instanceof Map<?, ?> more) {
            metadata.putAll(more);
        }
        if (piece.get("spec") instanceof Map<?, ?> more) {
            spec.putAll(more);
        }
        return YAML.asYaml(Map.of(
                        "apiVersion",
                        "vpc.baiducloud.io/v1alpha1",
                        "kind",
                        "PeerConnection",
                        "metadata",
                        metadata,
                        "spec",
                        spec))
                .replaceFirst("^---\n", "");
    }
}
