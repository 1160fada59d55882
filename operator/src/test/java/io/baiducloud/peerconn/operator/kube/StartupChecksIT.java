package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnLocalControlPlane
class StartupChecksIT {
    private final LocalControlPlane controlPlane;
    private final KubernetesClient admin;
    private final String namespace;

    StartupChecksIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.admin = controlPlane.adminClient();
        this.namespace = controlPlane.newNamespace();
    }

    @Test
    void passesWithExactlyTheNeededPermissionsAndNamesEachThatIsMissing() {
        // given
        var config = config();
        mayReadTheDefinition();
        var needed = Permissions.needed(config);

        // when / then
        allow(needed);
        // the API server hears of new roles a moment later
        await().untilAsserted(() -> assertThatCode(() -> check(config)).doesNotThrowAnyException());
        for (var missing : needed) {
            var rest = new ArrayList<>(needed);
            rest.remove(missing);
            allow(rest);
            await().untilAsserted(() -> {
                var failure = catchThrowableOfType(StartupFailure.class, () -> check(config));
                assertThat(failure).hasMessageStartingWith("The operator may not " + missing.describe() + " (to ");
                assertThat(failure.kind()).isEqualTo(StartupFailure.Kind.NOT_PERMITTED);
            });
        }
    }

    @Test
    void saysThatTheDefinitionMayNotBeRead() {
        // when
        var failure = catchThrowableOfType(StartupFailure.class, () -> check(config()));

        // then
        assertThat(failure.kind()).isEqualTo(StartupFailure.Kind.NOT_PERMITTED);
        assertThat(failure)
                .hasMessage(
                        "The operator may not get customresourcedefinitions.apiextensions.k8s.io named peerconnections.vpc.baiducloud.io: grant it by a Role or ClusterRole, as the chart does.");
    }

    @Test
    void saysThatTheCredentialsAreNotAccepted() {
        // given
        var config = controlPlane.adminConfig();
        config.setOauthToken("wrong");

        // when
        StartupFailure failure;
        try (var client = ClusterAccess.open(config)) {
            failure = catchThrowableOfType(StartupFailure.class, () -> new StartupChecks(client, config()).run());
        }

        // then
        assertThat(failure.kind()).isEqualTo(StartupFailure.Kind.NOT_PERMITTED);
        assertThat(failure).hasMessageContaining("does not accept the operator's own credentials");
    }

    private void check(OperatorConfig config) {
        try (var client = ClusterAccess.open(controlPlane.configAsServiceAccount(namespace, "operator"))) {
            new StartupChecks(client, config).run();
        }
    }

    private OperatorConfig config(String... more) {
        var arguments = new ArrayList<>(
                List.of("--watch-namespaces=" + namespace, "--namespace=" + namespace, "--leader-elect"));
        arguments.addAll(Arrays.asList(more));
        return ((Invocation.Run) new OperatorOptions(Map.of(), () -> namespace).parse(arguments)).config();
    }

    private void allow(List<Permission> permissions) {
        admin.resource(new RoleBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("operator")
                        .endMetadata()
                        .withRules(
                                permissions.stream().map(StartupChecksIT::rule).toList())
                        .build())
                .serverSideApply();
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName("operator")
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "operator")
                        .addNewSubject("", "ServiceAccount", "operator", namespace)
                        .build())
                .serverSideApply();
    }

    private void mayReadTheDefinition() {
        var name = "read-definition-" + namespace;
        admin.resource(new ClusterRoleBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withRules(new PolicyRuleBuilder()
                                .withApiGroups("apiextensions.k8s.io")
                                .withResources("customresourcedefinitions")
                                .withResourceNames(WellKnownNames.CRD_NAME)
                                .withVerbs("get")
                                .build())
                        .build())
                .serverSideApply();
        admin.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", name)
                        .addNewSubject("", "ServiceAccount", "operator", namespace)
                        .build())
                .serverSideApply();
    }

    private static PolicyRule rule(Permission permission) {
        return new PolicyRuleBuilder()
                .withApiGroups(permission.group())
                .withResources(permission.resource())
                .withVerbs(permission.verb())
                .build();
    }
}
