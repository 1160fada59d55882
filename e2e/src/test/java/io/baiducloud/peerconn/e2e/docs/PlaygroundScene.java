package io.baiducloud.peerconn.e2e.docs;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.OperatorSettings;
import io.baiducloud.peerconn.e2e.scene.Scene;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.testkit.FastClock;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What {@code make playground} leaves running, with a clock that runs faster: the simulated cloud, an operator for each of
 * the two namespaces, and a folder that looks like this repository to whoever types commands in it.
 */
final class PlaygroundScene implements AutoCloseable {
    static final String CLUSTER_ID = "old-cluster";
    private static final int SPEED = 20;

    final Simulator cloud;
    final Path folder;
    private final LocalControlPlane controlPlane;
    private final KubernetesClient client;
    private final FastClock clock = new FastClock(SPEED);
    private final List<OperatorAssembly> operators = new ArrayList<>();

    PlaygroundScene(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.client = controlPlane.adminClient();
        this.cloud = Simulator.builder().seed(Page.PROJECT.seed()).clock(clock).start();
        this.folder = folder(controlPlane);
        for (String namespace : List.of(Scene.OURS, Scene.THEIRS)) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName(namespace)
                            .endMetadata()
                            .build())
                    .serverSideApply();
        }
        install(CLUSTER_ID);
    }

    /** Starts the operators, as {@code helm install} does. */
    void install(String clusterId, String... options) {
        for (String namespace : List.of(Scene.OURS, Scene.THEIRS)) {
            operators.add(operator(namespace, clusterId, options));
        }
    }

    private OperatorAssembly operator(String namespace, String clusterId, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                // two companies have two clusters
                "--cluster-id=" + clusterId + "-of-" + namespace,
                "--poll-interval=5s"));
        arguments.addAll(List.of(options));
        cloud.endpoints().forEach((region, endpoint) -> arguments.add("--endpoint=" + region + "=" + endpoint));
        OperatorAssembly operator = new OperatorAssembly(
                OperatorSettings.of("default", arguments),
                new OperatorAssembly.Outside(
                        ClusterAccess.open(controlPlane.adminConfig()),
                        UUID.randomUUID().toString(),
                        clock,
                        emergency -> {},
                        Instruments.none()));
        operator.start();
        return operator;
    }

    /** Links instead of copies: what is typed reads the very files that readers have. */
    private Path folder(LocalControlPlane controlPlane) {
        try {
            Path made = Files.createTempDirectory("walk");
            for (String name : List.of("examples", "hack", "helm", "Makefile")) {
                Files.createSymbolicLink(made.resolve(name), Page.PROJECT.root().resolve(name));
            }
            Path playground = Files.createDirectory(made.resolve("playground"));
            Files.copy(controlPlane.kubeconfigFile(), playground.resolve("kubeconfig"));
            Files.writeString(playground.resolve("simulator-url"), cloud.controlEndpoint() + "\n");
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the operators, as {@code helm uninstall} does. */
    void uninstall() {
        operators.forEach(OperatorAssembly::close);
        operators.clear();
    }

    @Override
    public void close() {
        uninstall();
        for (String namespace : List.of(Scene.OURS, Scene.THEIRS)) {
            var objects = client.resources(PeerConnection.class).inNamespace(namespace);
            objects.list().getItems().forEach(object -> {
                client.resource(object).edit(mine -> {
                    mine.getMetadata().setFinalizers(List.of());
                    return mine;
                });
                client.resource(object).delete();
            });
            client.secrets().inNamespace(namespace).delete();
        }
        cloud.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
