package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.RetryPolicy;
import io.baiducloud.peerconn.e2e.scene.OperatorSettings;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.operator.check.CheckCommand;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.kube.StartupChecks;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.testkit.FastClock;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Runs what a Deployment of the chart says, in this JVM, on a fast clock: the container's arguments, and the permissions of
 * the pod's account and no others.
 */
final class Kubelet implements AutoCloseable {
    private static final int SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final FastClock clock = new FastClock(SPEED);
    private final LocalControlPlane controlPlane;
    private final List<Pod> pods = new ArrayList<>();

    Kubelet(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    /**
     * One operator.
     *
     * @param assembly the program
     * @param client what it speaks to the API server with
     */
    record Pod(OperatorAssembly assembly, KubernetesClient client) {
        /** As a SIGTERM does. */
        void stop() {
            assembly.close();
            client.close();
        }
    }

    /** Starts one pod, as soon as its roles have reached the API server's authorizer. */
    Pod run(Deployment deployment) {
        var namespace = deployment.getMetadata().getNamespace();
        var config = config(namespace, Chart.arguments(namespace, deployment));
        var client = ClusterAccess.open(access(deployment));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThatCode(() -> new StartupChecks(client, config).run())
                        .doesNotThrowAnyException());
        var assembly = new OperatorAssembly(
                config,
                new OperatorAssembly.Outside(
                        client, UUID.randomUUID().toString(), clock, emergency -> {}, Instruments.none()));
        assembly.start();
        var pod = new Pod(assembly, client);
        pods.add(pod);
        return pod;
    }

    /** Ends one pod. */
    void stop(Pod pod) {
        pods.remove(pod);
        pod.stop();
    }

    /** Runs the pod of {@code helm test}, and returns the lines that it prints. */
    List<String> check(io.fabric8.kubernetes.api.model.Pod pod) {
        var namespace = pod.getMetadata().getNamespace();
        var config = config(namespace, Chart.arguments(namespace, pod.getSpec()));
        var printed = new ByteArrayOutputStream();
        try (var client = ClusterAccess.open(controlPlane.configAsServiceAccount(
                        namespace, pod.getSpec().getServiceAccountName()));
                var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            var _ = new CheckCommand(config, client, (keys, region) -> cloud(config, keys, region), out).run();
        }
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static PeerConnClient cloud(OperatorConfig config, BceCredentials keys, String region) {
        return PeerConnClient.builder()
                .endpoint(config.endpoints().get(region).toString())
                .credentials(keys)
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    /** The settings of a client that may do what the pods of a Deployment may. */
    Config access(Deployment deployment) {
        return controlPlane.configAsServiceAccount(
                deployment.getMetadata().getNamespace(),
                deployment.getSpec().getTemplate().getSpec().getServiceAccountName());
    }

    /** What the operator makes of arguments. */
    static OperatorConfig config(String namespace, List<String> arguments) {
        return OperatorSettings.of(namespace, arguments);
    }

    @Override
    public void close() {
        List.copyOf(pods).forEach(this::stop);
    }
}
