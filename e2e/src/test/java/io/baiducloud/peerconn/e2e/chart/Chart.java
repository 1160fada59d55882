package io.baiducloud.peerconn.e2e.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The chart of this repository, rendered by Helm itself. */
final class Chart {
    static final Path FOLDER = repository().resolve("helm/peerconn-operator");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Chart() {}

    /** Renders it as release {@code peerconn-operator} with the given values, as YAML. */
    static String render(String namespace, String values) {
        Path file = null;
        try {
            file = Files.createTempFile("values", ".yaml");
            Files.writeString(file, values);
            return new Helm(FOLDER)
                    .template()
                    .withName("peerconn-operator")
                    .withNamespace(namespace)
                    .withKubeVersion("1.30.0")
                    .withValuesFile(file)
                    .call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** The objects in rendered YAML. */
    static List<HasMetadata> objects(String yaml) {
        Object read = YAML.unmarshal(yaml);
        var objects = new ArrayList<HasMetadata>();
        for (Object one : read instanceof Collection<?> many ? many : List.of(read)) {
            objects.add((HasMetadata) one);
        }
        return objects;
    }

    /** The objects of one kind in rendered YAML. */
    static Stream<HasMetadata> ofKind(String yaml, String kind) {
        return objects(yaml).stream().filter(object -> object.getKind().equals(kind));
    }

    /** The arguments of the container, as the kubelet would pass them. */
    static List<String> arguments(String namespace, String yaml) {
        var deployment = (Deployment) ofKind(yaml, "Deployment").findFirst().orElseThrow();
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getArgs().stream()
                .map(argument -> argument.replace("$(POD_NAMESPACE)", namespace))
                .toList();
    }

    /** Whether helm asks for an object only while it runs tests. */
    static boolean isHook(HasMetadata object) {
        return object.getMetadata().getAnnotations() != null
                && object.getMetadata().getAnnotations().containsKey("helm.sh/hook");
    }

    /** Whether it is of a kind that a cluster without further definitions does not know. */
    static boolean isForeign(HasMetadata object) {
        return object instanceof GenericKubernetesResource
                && object.getApiVersion().startsWith("monitoring.coreos.com");
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path repository() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("helm"))) {
            here = here.getParent();
        }
        return here;
    }
}
