package io.baiducloud.peerconn.e2e.chart;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The pod that {@code helm test} makes. Helm as a library renders no hooks, so the chart is rendered as if it were none. */
final class HelmTest {
    private static final String TEMPLATE = "templates/tests/check.yaml";

    private HelmTest() {}

    /** The pod, as YAML. */
    static String render(String namespace, String values) {
        return render(Chart.FOLDER, namespace, values);
    }

    /** The pod of some copy of the chart, as YAML. */
    static String render(Path chart, String namespace, String values) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("chart");
            copy(chart, folder.resolve("chart"));
            Path template = folder.resolve("chart").resolve(TEMPLATE);
            List<String> lines = Files.readAllLines(template);
            Files.write(
                    template,
                    lines.stream()
                            .filter(line -> !line.contains("helm.sh/hook"))
                            .toList());
            Path file = Files.writeString(folder.resolve("values.yaml"), values);
            return Stream.of(new Helm(folder.resolve("chart"))
                            .template()
                            .withName("peerconn-operator")
                            .withNamespace(namespace)
                            .withKubeVersion("1.30.0")
                            .withValuesFile(file)
                            .call()
                            .split("(?m)^---\\n", -1))
                    .filter(document -> document.contains("kind: Pod\n"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    /** The pod. */
    static Pod pod(String namespace, String values) {
        return (Pod) Chart.objects(render(namespace, values)).getFirst();
    }

    /** Copies a chart. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
