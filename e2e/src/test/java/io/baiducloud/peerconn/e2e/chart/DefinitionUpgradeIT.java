package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today's definition over objects that were written under every released one; nothing may be lost or become invalid. */
@OnLocalControlPlane
class DefinitionUpgradeIT {
    private static final Path RELEASED = Chart.REPOSITORY.resolve("e2e/src/test/resources/released");
    private static final Path TODAY = Chart.FOLDER.resolve("files/peerconnections.vpc.baiducloud.io-v1.yml");

    private final KubernetesClient client;
    private final DefinitionUpgrade upgrade;

    DefinitionUpgradeIT(LocalControlPlane controlPlane) {
        var access = controlPlane.adminConfig();
        access.setRequestRetryBackoffLimit(0);
        this.client = new KubernetesClientBuilder().withConfig(access).build();
        this.upgrade = new DefinitionUpgrade(client, controlPlane.newNamespace());
    }

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<String> versions() {
        try (var folders = Files.list(RELEASED)) {
            return folders
                    .filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Complaint 24 about systems of this kind: definitions that an upgrade leaves behind. */
    @ParameterizedTest
    @MethodSource("versions")
    void complaint24KeepsWhatWasWrittenUnder(String version) {
        // when
        var problems = upgrade.problems(RELEASED.resolve(version), TODAY, definition -> {});

        // then
        assertThat(problems).isEmpty();
    }

    @Test
    void wouldNoticeWhatIsGoneOrRequiredOrNarrower() {
        // when
        var problems = upgrade.problems(newest(), TODAY, change(spec -> {
            spec.getProperties().remove("localIfName");
            spec.getRequired().add("description");
            spec.getProperties().get("bandwidthInMbps").setMaximum(1.0);
        }));

        // then
        assertThat(problems)
                .anyMatch(problem -> problem.startsWith("spec.localIfName was "))
                .anyMatch(problem -> problem.contains("description: Required value"))
                .anyMatch(problem -> problem.contains("spec.bandwidthInMbps: Invalid value"));
    }

    private static Path newest() {
        return RELEASED.resolve(versions().reduce((first, second) -> second).orElseThrow());
    }

    private static Consumer<CustomResourceDefinition> change(Consumer<JSONSchemaProps> how) {
        return definition -> how.accept(definition
                .getSpec()
                .getVersions()
                .getFirst()
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec"));
    }
}
