package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rendered objects on a real API server: nothing to complain about, and nothing granted that is not needed. */
@OnLocalControlPlane
class ChartOnServerIT {
    private final LocalControlPlane controlPlane;
    private final KubernetesClient admin;
    private final String system;

    ChartOnServerIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.admin = controlPlane.adminClient();
        this.system = controlPlane.newNamespace();
        admin.namespaces()
                .withName(system)
                .edit(namespace -> new NamespaceBuilder(namespace)
                        .editMetadata()
                        .addToLabels("pod-security.kubernetes.io/warn", "restricted")
                        .endMetadata()
                        .build());
    }

    @Test
    void appliesServerSideWithoutAWarning() {
        // given
        var team = controlPlane.newNamespace();
        var values = ChartTest.EVERYTHING.replace("team-a", team).replace("[" + team + ", team-b]", "[" + team + "]");
        var manifest = withoutForeign(Chart.render(system, values)) + "---\n" + HelmTest.render(system, values);

        // when
        var result = controlPlane.findKubectl().orElseThrow().runWith(manifest, "apply", "--server-side", "-f", "-");

        // then
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains(
                        "deployment.apps/peerconn-operator serverside-applied",
                        "pod/peerconn-operator-test serverside-applied")
                .doesNotContain("Warning");
    }

    @Test
    void appliesTheManifestsWithoutHelmServerSideWithoutAWarning() {
        // when
        var result = controlPlane
                .findKubectl()
                .orElseThrow()
                .runWith(Manifests.render(), "apply", "--server-side", "--force-conflicts", "-f", "-");

        // then
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("namespace/peerconn-system serverside-applied")
                .doesNotContain("Warning");
    }

    @Test
    void grantsNoSecretsElsewhereAndNoSpecs() {
        // given
        var team = controlPlane.newNamespace();
        apply(Chart.render(system, "watchNamespaces: [%s]".formatted(team)));

        // when / then
        try (var operator = operator()) {
            await().untilAsserted(() ->
                    assertThat(may(operator, "list", "", "secrets", system)).isTrue());
            assertThat(may(operator, "list", "", "secrets", team)).isFalse();
            assertThat(may(operator, "get", "", "secrets", system)).isFalse();
            assertThat(may(operator, "update", "vpc.baiducloud.io", "peerconnections", team))
                    .isFalse();
            assertThat(may(operator, "delete", "vpc.baiducloud.io", "peerconnections", team))
                    .isFalse();
            assertThat(may(operator, "list", "vpc.baiducloud.io", "peerconnections", system))
                    .isFalse();
        }
    }

    private KubernetesClient operator() {
        return ClusterAccess.open(controlPlane.configAsServiceAccount(system, "peerconn-operator"));
    }

    private void apply(String yaml) {
        Chart.objects(yaml).stream()
                .filter(object -> !Chart.isHook(object) && !Chart.isForeign(object))
                .filter(object -> !object.getKind().equals("CustomResourceDefinition"))
                .forEach(object -> admin.resource(object).forceConflicts().serverSideApply());
    }

    private static boolean may(KubernetesClient client, String verb, String group, String resource, String namespace) {
        var review = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(verb)
                .withGroup(group)
                .withResource(resource)
                .withNamespace(namespace)
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.resource(review).create().getStatus().getAllowed();
    }

    private static String withoutForeign(String yaml) {
        return List.of(yaml.split("(?m)^---$")).stream()
                .filter(document -> !document.contains("monitoring.coreos.com"))
                .collect(Collectors.joining("---\n"));
    }
}
