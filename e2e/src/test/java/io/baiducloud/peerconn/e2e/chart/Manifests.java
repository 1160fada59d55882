package io.baiducloud.peerconn.e2e.chart;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chart with its default values as plain manifests, for kubectl and Kustomize. */
final class Manifests {
    static final String NAMESPACE = "peerconn-system";

    private static final String HEADER = """
            # peerconn-operator, rendered from its chart: kubectl apply --server-side -f install.yaml
            # To change something, build upon it with Kustomize; the chart has a value for it.
            apiVersion: v1
            kind: Namespace
            metadata:
              name: %s
              labels:
                pod-security.kubernetes.io/enforce: restricted
                pod-security.kubernetes.io/warn: restricted
            """.formatted(NAMESPACE);

    private Manifests() {}

    static String render() {
        // what Helm needs to find its objects again would be a lie here
        var documents = Chart.documents(Chart.render(NAMESPACE, "crds: {keep: false}")).stream()
                .map(document -> document.replaceAll("(?m)^# Source: .*\n", "")
                        .replaceAll("(?m)^ +helm.sh/chart: .*\n", "")
                        .replaceAll("(?m)^ +app.kubernetes.io/managed-by: .*\n", ""))
                .sorted((a, b) -> Boolean.compare(isDefinition(b), isDefinition(a)));
        return Stream.concat(Stream.of(HEADER), documents).collect(Collectors.joining("---\n"));
    }

    private static boolean isDefinition(String document) {
        return document.contains("kind: CustomResourceDefinition");
    }
}
