package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.e2e.chart.PermissionTable.Grant;
import io.baiducloud.peerconn.e2e.chart.PermissionTable.Row;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.kube.ClusterIdentity;
import io.baiducloud.peerconn.operator.kube.StartupChecks;
import io.baiducloud.peerconn.operator.kube.StartupFailure;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.AuditedRequest;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operator under exactly the permissions of the chart: they suffice, none is idle, and none can be spared. */
@OnLocalControlPlane
class ChartPermissionsIT {
    private static final Set<String> REVIEWS = Set.of("authorization.k8s.io", "authentication.k8s.io");

    private final LocalControlPlane controlPlane;
    private final KubernetesClient admin;
    private final String system;
    private final String team;
    private final Kubelet kubelet;
    private final Simulator cloud;

    ChartPermissionsIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.admin = controlPlane.adminClient();
        this.system = controlPlane.newNamespace();
        this.team = controlPlane.newNamespace();
        this.kubelet = new Kubelet(controlPlane);
        this.cloud = Simulator.builder().clock(kubelet.clock).start();
    }

    @AfterEach
    void close() {
        kubelet.close();
        cloud.close();
    }

    @Test
    void sufficeForAWholeLifeInAllNamespaces() {
        // given: other tests have objects of their own here
        Tenants.secret(admin, system, "account-a", cloud.account(0));
        Tenants.secret(admin, team, "account-a", cloud.account(0));
        var values = "selector: tenant=%s\ndefaultCredentials: {secretName: account-a}".formatted(team);

        // when
        var used = live(values, "");

        // then
        assertThat(used).containsAll(usedInEveryLife());

        // when: an object names a Secret that the chart does not let the operator read
        var elsewhere =
                Tenants.initiator(admin, team, "elsewhere", cloud.account(0), 1, "credentialsRef: { name: account-a }");

        // then: it says which value to set
        Tenants.awaitThat(elsewhere, object -> Tenants.ready(object).reason().equals("SecretNotFound"));
        assertThat(Tenants.ready(elsewhere.get()).message())
                .contains("may not read Secrets in namespace " + team)
                .contains("chart value secrets.namespaces");
    }

    @Test
    void sufficeForAWholeLifeInSomeNamespaces() {
        // given
        Tenants.secret(admin, team, "account-a", cloud.account(0));
        var values = "watchNamespaces: [%s]\nsecrets: {namespaces: [%s]}".formatted(team, team);

        // when
        var used = live(values, "credentialsRef: { name: account-a }");

        // then
        assertThat(used).containsAll(usedInEveryLife());
    }

    @Test
    void canNoneBeSparedInAllNamespaces() {
        // when / then
        eachIsMissed("");
    }

    @Test
    void canNoneBeSparedInSomeNamespaces() {
        // when / then
        eachIsMissed("watchNamespaces: [%s]\nsecrets: {namespaces: [%s]}".formatted(team, team));
    }

    /** Lives through creation, change and release; returns every permission that was made use of. */
    private Set<Grant> live(String values, String moreSpec) {
        var yaml = Chart.render(system, values + "\n" + Tenants.values(cloud));
        apply(Chart.objects(yaml));
        var mark = controlPlane.auditLog().mark();
        var pod = kubelet.run(Chart.deployment(yaml));
        var orders = Tenants.initiator(admin, team, "orders", cloud.account(0), 0, moreSpec);
        Tenants.awaitThat(orders, Tenants::isReady);
        Tenants.patchSpec(orders, "{\"bandwidthInMbps\":200}");
        Tenants.awaitThat(
                orders,
                object -> Tenants.isReady(object)
                        && Integer.valueOf(200).equals(object.getStatus().bandwidthInMbps()));
        orders.delete();
        await().atMost(Tenants.PATIENCE).until(() -> orders.get() == null);
        assertThat(cloud.connections()).isEmpty();
        // the lease is renewed every two seconds, and handed over at the end
        await().atMost(Duration.ofSeconds(10)).until(pod.assembly()::isLeading);
        var used = used(mark);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> used(mark).stream()
                        .anyMatch(grant ->
                                grant.verb().equals("patch") && grant.resource().equals("leases")));
        used.addAll(used(mark));
        return used;
    }

    private Set<Grant> used(AuditLog.Mark mark) {
        var requests = controlPlane.auditLog().since(mark).stream()
                .filter(request -> request.user().startsWith("system:serviceaccount:" + system + ":"))
                .filter(request -> !request.resource().isEmpty() && !REVIEWS.contains(request.group()))
                .toList();
        assertThat(requests)
                .as("what was asked for and refused")
                .filteredOn(request -> request.code() == 403)
                .isEmpty();
        return requests.stream().map(ChartPermissionsIT::grant).collect(Collectors.toCollection(HashSet::new));
    }

    private static Grant grant(AuditedRequest request) {
        var resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + "/" + request.subresource();
        var named = request.resource().equals("customresourcedefinitions")
                || request.resource().equals("namespaces");
        return new Grant(request.group(), resource, named ? request.name() : "", request.verb());
    }

    private static List<Grant> usedInEveryLife() {
        return PermissionTable.read().stream()
                .filter(Row::isUsedInEveryLife)
                .map(Row::grant)
                .toList();
    }

    /** Installs the chart once for each verb, without that verb, and starts the operator there. */
    private void eachIsMissed(String values) {
        // given
        var grants = PermissionTable.read().stream().map(Row::grant).toList();
        assertThat(grants).hasSizeGreaterThan(10);
        var yaml = Chart.render(
                "without", system, values + "\ncrds: {enabled: false}\nrbac: {aggregateClusterRoles: false}");
        for (int i = 0; i < grants.size(); i++) {
            var missing = grants.get(i);
            var objects = Chart.objects(yaml.replace("without", "without-" + i)).stream()
                    .filter(object -> object.getKind().contains("Role"))
                    .toList();
            objects.forEach(role -> PermissionTable.revoke(role, missing));
            apply(objects);
        }
        for (int i = 0; i < grants.size(); i++) {
            var missing = grants.get(i);
            var deployment = Chart.deployment(yaml.replace("without", "without-" + i));
            var config = Kubelet.config(system, Chart.arguments(system, deployment));

            // when
            try (var client = ClusterAccess.open(kubelet.access(deployment))) {
                // the API server hears of new roles a moment later
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> start(client, config)
                                .filter(failure -> isAboutOneVerb(failure, missing))
                                .isPresent());

                // then
                var failure = start(client, config).orElseThrow();
                assertThat(failure.kind()).as("without %s", missing).isEqualTo(StartupFailure.Kind.NOT_PERMITTED);
                assertThat(failure.getMessage())
                        .startsWith("The operator may not " + missing.verb() + " " + missing.resource())
                        .contains(missing.name());
            }
        }
    }

    /** Whether nothing else is missing; a verb can be missing in several namespaces. */
    private static boolean isAboutOneVerb(StartupFailure failure, Grant missing) {
        var named = count(failure.getMessage(), missing.verb() + " " + missing.resource());
        // each denial is followed by what it is needed for
        return named > 0 && count(failure.getMessage(), "(to ") <= named;
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** What the program does before it begins to work. */
    private static Optional<StartupFailure> start(KubernetesClient client, OperatorConfig config) {
        try {
            new StartupChecks(client, config).run();
            ClusterIdentity.get(config, client);
            return Optional.empty();
        } catch (StartupFailure e) {
            return Optional.of(e);
        }
    }

    private void apply(List<HasMetadata> objects) {
        objects.stream()
                .filter(object -> !Chart.isHook(object) && !Chart.isForeign(object))
                .filter(object -> !object.getKind().equals("CustomResourceDefinition"))
                .forEach(object -> admin.resource(object).forceConflicts().serverSideApply());
    }
}
