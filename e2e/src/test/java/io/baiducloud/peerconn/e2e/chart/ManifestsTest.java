package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chart for those without Helm. */
class ManifestsTest {
    @Test
    void areWrittenWhereMakeManifestsWantsThem() throws IOException {
        // given
        var target = System.getProperty("manifests.write");

        // when
        var manifests = Manifests.render();

        // then
        if (target != null) {
            Files.createDirectories(Path.of(target));
            Files.writeString(Path.of(target, "install.yaml"), manifests);
        }
        assertThat(manifests).isEqualTo(Manifests.render());
    }

    @Test
    void beginWithTheirNamespaceAndTheDefinition() {
        // when
        var objects = Chart.objects(Manifests.render());

        // then
        assertThat(objects).extracting(HasMetadata::getKind).startsWith("Namespace", "CustomResourceDefinition");
        assertThat(objects.getFirst().getMetadata().getLabels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
        assertThat(objects).extracting(HasMetadata::getKind).contains("Deployment", "ClusterRole", "ServiceAccount");
    }

    @Test
    void canBeBuiltUponWithKustomize() {
        // when
        var manifests = Manifests.render();

        // then: nothing of Helm's, each object once, and nothing that a change of the namespace would miss
        assertThat(manifests).doesNotContain("helm.sh/").doesNotContain("Helm");
        var objects = Chart.objects(manifests);
        assertThat(objects.stream()
                        .map(object ->
                                object.getKind() + "/" + object.getMetadata().getName())
                        .toList())
                .doesNotHaveDuplicates();
        var arguments = Chart.arguments("elsewhere", manifests);
        assertThat(arguments).contains("--namespace=elsewhere", "--secret-namespaces=elsewhere");
        assertThat(String.join(" ", arguments)).doesNotContain(Manifests.NAMESPACE);
        assertThat(Chart.objects(manifests))
                .filteredOn(
                        object -> !List.of("Namespace", "CustomResourceDefinition", "ClusterRole", "ClusterRoleBinding")
                                .contains(object.getKind()))
                .allSatisfy(object ->
                        assertThat(object.getMetadata().getNamespace()).isEqualTo(Manifests.NAMESPACE));
    }
}
