package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the release workflow does to the chart and the manifests before it publishes them, done to the real ones. */
class NamedImageTest {
    private static final String REPOSITORY = "ghcr.io/somebody/peerconn";
    private static final String DIGEST = "sha256:" + "b".repeat(64);
    private static final String IMAGE = REPOSITORY + "@" + DIGEST;

    @TempDir
    Path folder;

    private Path chart;
    private Path manifest;

    @BeforeEach
    void copy() throws IOException {
        chart = folder.resolve("chart");
        HelmTest.copy(Chart.FOLDER, chart);
        manifest = Files.writeString(folder.resolve("install.yaml"), Manifests.render());
    }

    @Test
    void chartAndManifestsNameThePublishedImageAndNothingElseChanges() throws Exception {
        // given
        List<String> before = Files.readAllLines(manifest);

        // when
        assertThat(nameImage()).isZero();

        // then
        String rendered = new Helm(chart)
                .template()
                .withName("peerconn-operator")
                .withNamespace("peerconn-system")
                .withKubeVersion("1.30.0")
                .call();
        assertThat(images(rendered)).containsExactly(IMAGE);
        assertThat(images(HelmTest.render(chart, "peerconn-system", ""))).containsExactly(IMAGE);
        assertThat(images(Files.readString(manifest))).containsExactly(IMAGE);
        assertThat(Files.readAllLines(manifest))
                .hasSameSizeAs(before)
                .filteredOn(line -> !before.contains(line))
                .hasSize(1);
    }

    @Test
    void failsWhereItFindsNothingToReplace() throws Exception {
        // given
        assertThat(nameImage()).isZero();

        // when / then
        assertThat(nameImage()).isEqualTo(1);
    }

    @Test
    void theReleaseDoesExactlyThis() throws IOException {
        assertThat(Files.readString(Chart.REPOSITORY.resolve(".github/workflows/release.yml")))
                .contains("sh hack/name-image.sh \"$IMAGE\" \"$DIGEST\" helm/peerconn-operator release/install.yaml");
    }

    private int nameImage() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        "sh",
                        Chart.REPOSITORY.resolve("hack/name-image.sh").toString(),
                        REPOSITORY,
                        DIGEST,
                        chart.toString(),
                        manifest.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static List<String> images(String yaml) {
        return Chart.objects(yaml).stream()
                .flatMap(NamedImageTest::containers)
                .map(Container::getImage)
                .toList();
    }

    private static Stream<Container> containers(HasMetadata object) {
        return switch (object) {
            case Deployment deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream();
            case Pod pod -> pod.getSpec().getContainers().stream();
            default -> Stream.of();
        };
    }
}
