package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.HealthScript;
import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Why Argo CD needs no ignoreDifferences: what git says is what the API server says, before, during and after. */
@OnLocalControlPlane
class GitOpsIT {
    private static final String ARGO_CD = "--field-manager=argocd-controller";
    private static final HealthScript HEALTH = HealthScript.read(Chart.REPOSITORY.resolve("docs/argocd/health.lua"));
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient admin;
    private final Kubectl kubectl;
    private final String system;
    private final String team;
    private final Kubelet kubelet;
    private final Simulator cloud;

    GitOpsIT(LocalControlPlane controlPlane) {
        this.admin = controlPlane.adminClient();
        this.kubectl = controlPlane.findKubectl().orElseThrow();
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
    void seesNoDifferenceInAnObjectThatTheOperatorWorksOn() {
        // given
        Tenants.secret(admin, team, "account-a", cloud.account(0));
        var manifest = Tenants.manifest(team, "orders", cloud.account(0), 0, """
                credentialsRef: { name: account-a }
                  description: orders to billing
                  localIfName: orders
                  peerIfName: billing
                  dnsSync: true
                  deleteProtect: true
                  tags: { team: network }
                  acceptor: { dnsSync: true }""");
        apply(manifest);
        Resource<PeerConnection> orders =
                admin.resources(PeerConnection.class).inNamespace(team).withName("orders");
        assertThat(health())
                .isEqualTo(
                        new HealthScript.Health("Progressing", "Pending: no operator has looked at this object yet"));

        // when: it is created, and repaired after somebody changed it in the console
        var yaml = Chart.render(
                system,
                "watchNamespaces: [%s]\nsecrets: {namespaces: [%s]}\n".formatted(team, team) + Tenants.values(cloud));
        install(yaml);
        kubelet.run(Chart.deployment(yaml));
        Tenants.awaitThat(orders, Tenants::isReady);
        cloud.console().resize(orders.get().getStatus().peerConnId(), 30);
        Awaitility.await().atMost(Tenants.PATIENCE).until(() -> cloud.journal().count(Operation.RESIZE) == 1);

        // then: it is healthy again, and applying it again would change nothing
        Awaitility.await()
                .atMost(Tenants.PATIENCE)
                .untilAsserted(() -> assertThat(health().status()).isEqualTo("Healthy"));
        assertThat(difference(manifest)).isEmpty();

        // then: what the operator wrote is a finalizer, an annotation and the status
        var ours = orders.get().getMetadata().getManagedFields().stream()
                .filter(entry -> entry.getManager().equals(WellKnownNames.CONTROLLER))
                .toList();
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getFieldsV1().getAdditionalProperties())
                        .isNotEmpty()
                        .allSatisfy((part, fields) -> assertThat(part).isIn("f:metadata", "f:status")));

        // then: the server added what git leaves out, and changed nothing that git says
        var live = live();
        assertThat(missing("", tree(manifest).path("spec"), live.path("spec"))).isEmpty();
        assertThat(missing("", live.path("spec"), tree(manifest).path("spec")))
                .as("defaults, which a three-way comparison does not count as a difference")
                .containsExactlyInAnyOrder("role", "managementPolicy");
    }

    @Test
    void seesNoDifferenceInTheChart() {
        // given
        var yaml = Chart.render(system, """
                crds: {enabled: false}
                replicas: 2
                networkPolicy: {enabled: true}
                metrics: {dashboard: {enabled: true}}
                """);

        // when
        install(yaml);

        // then: the API server writes nothing in another way than the chart
        for (HasMetadata object : Chart.objects(yaml)) {
            if (!Chart.isHook(object)) {
                var live = admin.resource(object).get();
                assertThat(missing("", JSON.valueToTree(object), JSON.valueToTree(live)))
                        .as(object.getKind() + " " + object.getMetadata().getName())
                        .isEmpty();
            }
        }
    }

    private void install(String yaml) {
        Chart.objects(yaml).stream()
                .filter(object -> !Chart.isHook(object) && !object.getKind().equals("CustomResourceDefinition"))
                .forEach(object -> admin.resource(object).forceConflicts().serverSideApply());
    }

    private void apply(String manifest) {
        var result = kubectl.runWith(manifest, "apply", "--server-side", ARGO_CD, "-f", "-");
        assertThat(result.code()).as(result.output()).isZero();
    }

    /** What Argo CD's server-side diff compares: the object, and what applying the manifest would make of it. */
    private String difference(String manifest) {
        var result = kubectl.runWith(manifest, "diff", "--server-side", ARGO_CD, "-f", "-");
        assertThat(result.code()).as(result.output()).isBetween(0, 1);
        return result.output();
    }

    private HealthScript.Health health() {
        return HEALTH.of(JSON.convertValue(live(), new TypeReference<Map<String, Object>>() {}));
    }

    private JsonNode live() {
        GenericKubernetesResource object = admin.genericKubernetesResources(
                        WellKnownNames.GROUP + "/" + WellKnownNames.VERSION, WellKnownNames.KIND)
                .inNamespace(team)
                .withName("orders")
                .get();
        return JSON.valueToTree(object);
    }

    private JsonNode tree(String yaml) {
        return admin.getKubernetesSerialization().unmarshal(yaml, JsonNode.class);
    }

    /** The paths whose value the second tree lacks or holds differently. */
    private static List<String> missing(String path, JsonNode wanted, JsonNode there) {
        var paths = new ArrayList<String>();
        if (wanted.isObject() && there.isObject()) {
            wanted.properties()
                    .forEach(field -> paths.addAll(missing(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            there.path(field.getKey()))));
        } else if (wanted.isArray() && there.isArray() && wanted.size() == there.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                paths.addAll(missing(path + "[" + i + "]", wanted.get(i), there.get(i)));
            }
        } else if (!wanted.equals(there) && !(wanted.isEmpty() && there.isMissingNode() && wanted.isContainerNode())) {
            paths.add(path);
        }
        return paths;
    }
}
