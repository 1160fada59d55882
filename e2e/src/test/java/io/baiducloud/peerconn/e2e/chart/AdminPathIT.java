package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.Release;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.KubeBinaries;
import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of whoever runs a cluster, on one of its own, with Helm and kubectl as the README of the chart says: install, use,
 * upgrade, uninstall and come back. The cloud's connections outlive all of it.
 */
@OnLocalControlPlane
class AdminPathIT {
    private static final String RELEASE = "peerconn-operator";
    private static final String SYSTEM = "peerconn-system";
    private static final String TEAM = "network";

    @TempDir
    Path folder;

    private LocalControlPlane cluster;
    private KubernetesClient admin;
    private Kubelet kubelet;
    private Simulator cloud;

    @BeforeEach
    void open() {
        cluster = LocalControlPlane.start(binaries());
        admin = cluster.adminClient();
        kubelet = new Kubelet(cluster);
        cloud = Simulator.builder().clock(kubelet.clock).start();
    }

    @AfterEach
    void close() {
        kubelet.close();
        cloud.close();
        cluster.close();
    }

    @Test
    void installsUsesUpgradesUninstallsAndComesBackWithoutLosingAConnection() throws IOException {
        // when: install, then the Secret, then the first object
        var release = install();
        var first = kubelet.run(deployment());
        assertThat(kubelet.check(helmTest()))
                .as("what helm test says while something is missing")
                .anyMatch(line -> line.startsWith("problem  Secret peerconn-system/baidu-account does not exist")
                        && line.contains("kubectl label secret baidu-account --namespace peerconn-system"));
        kubectl(
                "create",
                "secret",
                "generic",
                "baidu-account",
                "--namespace=" + SYSTEM,
                "--from-literal=accessKeyId=" + account().accessKeyId(),
                "--from-literal=secretAccessKey=" + account().secretAccessKey());
        kubectl(
                "label",
                "secret",
                "baidu-account",
                "--namespace=" + SYSTEM,
                "vpc.baiducloud.io/secret-type=credentials");
        assertThat(kubelet.check(helmTest()))
                .as("what helm test says when nothing is")
                .allMatch(line -> line.startsWith("ok  "))
                .anyMatch(line -> line.contains("The cloud accepts these keys in region bj"));
        kubectl("create", "namespace", TEAM);
        var orders = applyOrders();

        // then
        assertThat(release.getOutput()).contains("kubectl describe peerconnection");
        Tenants.awaitThat(orders, Tenants::isReady);

        // when: upgrade; the new pod stands by until the old one is gone
        upgrade("maxReleasesPerHour", 3);
        assertThat(Chart.arguments(SYSTEM, deployment())).contains("--max-releases-per-hour=3");
        var second = kubelet.run(deployment());
        assertThat(second.assembly().isLeading()).isFalse();
        kubelet.stop(first);

        // then: it goes on where the other one stopped
        Tenants.patchSpec(orders, "{\"bandwidthInMbps\":200}");
        Tenants.awaitThat(
                orders,
                object -> Tenants.isReady(object)
                        && Integer.valueOf(200).equals(object.getStatus().bandwidthInMbps()));
        cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE);

        // when: uninstall, and an object is deleted while nobody is there
        kubelet.stop(second);
        uninstall();
        kubectl("delete", "pconn", "orders", "--namespace=" + TEAM, "--wait=false");

        // then: definition, object and connection are still there
        assertThat(admin.apps().deployments().inAnyNamespace().list().getItems())
                .isEmpty();
        assertThat(admin.rbac().clusterRoles().withName(SYSTEM + ":" + RELEASE).get())
                .isNull();
        assertThat(orders.get().isMarkedForDeletion())
                .as("kept with its definition, by helm.sh/resource-policy")
                .isTrue();
        assertThat(orders.get().getFinalizers()).containsExactly(WellKnownNames.FINALIZER);
        assertThat(cloud.connections()).hasSize(1);

        // when: it comes back
        install();
        kubelet.run(deployment());

        // then: the wish was not lost
        await().atMost(Tenants.PATIENCE).until(() -> orders.get() == null);
        cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE, Operation.DELETE);
    }

    private Release install() throws IOException {
        return new Helm(Chart.FOLDER)
                .install()
                .withName(RELEASE)
                .withNamespace(SYSTEM)
                .createNamespace()
                .withKubeConfig(cluster.kubeconfigFile())
                .withValuesFile(values())
                .call();
    }

    private void upgrade(String value, Object to) {
        new Helm(Chart.FOLDER)
                .upgrade()
                .withName(RELEASE)
                .withNamespace(SYSTEM)
                .withKubeConfig(cluster.kubeconfigFile())
                .reuseValues()
                .set(value, to)
                .call();
    }

    private void uninstall() {
        Helm.uninstall(RELEASE)
                .withNamespace(SYSTEM)
                .withKubeConfig(cluster.kubeconfigFile())
                .call();
    }

    private Path values() throws IOException {
        return Files.writeString(
                folder.resolve("values.yaml"),
                Tenants.values(cloud) + "defaultCredentials: {secretName: baidu-account}\n");
    }

    private Pod helmTest() throws IOException {
        return HelmTest.pod(SYSTEM, Files.readString(values()));
    }

    private Deployment deployment() {
        return admin.apps().deployments().inNamespace(SYSTEM).withName(RELEASE).get();
    }

    private Resource<PeerConnection> applyOrders() {
        var manifest = Tenants.manifest(TEAM, "orders", account(), 0, "");
        // the definition was made a moment ago
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var result = tool().runWith(manifest, "apply", "--server-side", "-f", "-");
            assertThat(result.code()).as(result.output()).isZero();
        });
        return admin.resources(PeerConnection.class).inNamespace(TEAM).withName("orders");
    }

    private void kubectl(String... arguments) {
        var result = tool().run(arguments);
        assertThat(result.code()).as(result.output()).isZero();
    }

    private Kubectl tool() {
        return cluster.findKubectl().orElseThrow();
    }

    private Account account() {
        return cloud.account(0);
    }

    private static KubeBinaries binaries() {
        return switch (KubeBinaries.search()) {
            case KubeBinaries.Search.Found(KubeBinaries binaries) -> binaries;
            case KubeBinaries.Search.Missing(String why) -> throw new IllegalStateException(why);
        };
    }
}
