package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The chart of this repository, rendered by Helm itself. */
final class Chart {
    static final Path REPOSITORY = repository();
    static final Path FOLDER = REPOSITORY.resolve("helm/peerconn-operator");
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Chart() {}

    /** Renders it as release {@code peerconn-operator} with the given values, as YAML. */
    static String render(String namespace, String values) {
        return render("peerconn-operator", namespace, values);
    }

    /** Renders it as a release of some name. */
    static String render(String release, String namespace, String values) {
        return with(
                values,
                file -> new Helm(FOLDER)
                        .template()
                        .withName(release)
                        .withNamespace(namespace)
                        .withKubeVersion("1.30.0")
                        .withValuesFile(file)
                        .call());
    }

    /** What helm tells people after an installation with the given values. */
    static String notes(String namespace, String values) {
        return with(
                values,
                file -> new Helm(FOLDER)
                        .install()
                        .withName("peerconn-operator")
                        .withNamespace(namespace)
                        .withKubeVersion("1.30.0")
                        .clientOnly()
                        .dryRun()
                        .withValuesFile(file)
                        .call()
                        .getOutput());
    }

    private static String with(String values, Function<Path, String> command) {
        Path file = null;
        try {
            file = Files.createTempFile("values", ".yaml");
            Files.writeString(file, values);
            return command.apply(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    /** The documents of rendered YAML, as text; those that helm only uses while it runs tests are left out. */
    static List<String> documents(String yaml) {
        return Stream.of(yaml.split("(?m)^---\\n"))
                .filter(document -> document.contains("kind:") && !document.contains("helm.sh/hook:"))
                .toList();
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

    /** The Deployment in rendered YAML. */
    static Deployment deployment(String yaml) {
        return (Deployment) ofKind(yaml, "Deployment").findFirst().orElseThrow();
    }

    /** The arguments of the container, as the kubelet would pass them. */
    static List<String> arguments(String namespace, String yaml) {
        return arguments(namespace, deployment(yaml));
    }

    /** The arguments of a Deployment's container, as the kubelet would pass them. */
    static List<String> arguments(String namespace, Deployment deployment) {
        return arguments(namespace, deployment.getSpec().getTemplate().getSpec());
    }

    /** The arguments of a pod's container, as the kubelet would pass them. */
    static List<String> arguments(String namespace, PodSpec pod) {
        return pod.getContainers().getFirst().getArgs().stream()
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

    /** Whether files that are made from the chart are to be written anew instead of compared: {@code make chart}. */
    static boolean isWriting() {
        return Boolean.getBoolean("chart.write");
    }

    /** Compares a file with what it should hold, or writes it. */
    static void compareOrWrite(Path file, String expected) {
        try {
            if (isWriting()) {
                Files.writeString(file, expected);
            }
            assertThat(Files.readString(file))
                    .as("%s is not what the chart gives: make chart writes it", REPOSITORY.relativize(file))
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
