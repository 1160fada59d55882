package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.kube.ClusterIdentity;
import io.baiducloud.peerconn.operator.kube.StartupChecks;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
        var manifest = withoutForeign(Chart.render(system, values));

        // when
        var result = controlPlane.findKubectl().orElseThrow().runWith(manifest, "apply", "--server-side", "-f", "-");

        // then
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("deployment.apps/peerconn-operator serverside-applied")
                .doesNotContain("Warning");
    }

    @Test
    void grantsWhatTheOperatorNeedsInAllNamespaces() {
        // when / then
        grants("defaultCredentials: {secretName: account}\nsecrets: {clusterWide: true}");
    }

    @Test
    void grantsWhatTheOperatorNeedsInSomeNamespaces() {
        // given
        var team = controlPlane.newNamespace();

        // when / then
        grants("watchNamespaces: [%s]\nsecrets: {namespaces: [%s]}".formatted(team, team));
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

    private void grants(String values) {
        var yaml = Chart.render(system, values);
        apply(yaml);
        var config = config(Chart.arguments(system, yaml));
        try (var operator = operator()) {
            // the API server hears of new roles a moment later
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatCode(() -> new StartupChecks(operator, config).run())
                            .doesNotThrowAnyException());
            assertThat(ClusterIdentity.get(config, operator)).isNotBlank();
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
                .filter(document -> !document.contains("monitoring.coreos.com") && !document.contains("helm.sh/hook"))
                .collect(Collectors.joining("---\n"));
    }

    private OperatorConfig config(List<String> arguments) {
        return ((Invocation.Run) new OperatorOptions(Map.of(), () -> system).parse(arguments)).config();
    }
}
