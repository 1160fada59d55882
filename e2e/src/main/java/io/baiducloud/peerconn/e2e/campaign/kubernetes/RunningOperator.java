package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.e2e.scene.OperatorSettings;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.observe.ViewReading;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.testkit.TcpFaultProxy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An operator in this JVM, with the client that is its only way to the API server.
 *
 * @param assembly the program
 * @param client closed with it
 */
record RunningOperator(OperatorAssembly assembly, KubernetesClient client) implements AutoCloseable {
    /** Starts one that looks after a namespace and reaches the cloud over those roads. */
    static RunningOperator start(String namespace, Config access, Clock clock, Map<String, TcpFaultProxy> cloudRoads) {
        KubernetesClient client = ClusterAccess.open(access);
        OperatorAssembly assembly = new OperatorAssembly(
                options(namespace, cloudRoads),
                new OperatorAssembly.Outside(
                        client, UUID.randomUUID().toString(), clock, emergency -> {}, Instruments.none()));
        assembly.start();
        return new RunningOperator(assembly, client);
    }

    private static OperatorConfig options(String namespace, Map<String, TcpFaultProxy> cloudRoads) {
        List<String> arguments = new ArrayList<>(List.of(
                "--cluster-id=" + namespace,
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                "--read-rate=100",
                "--write-rate=100",
                "--burst=100",
                "--leader-elect=false"));
        cloudRoads.forEach((region, road) -> arguments.add("--endpoint=" + region + "=" + road.uri()));
        return OperatorSettings.of(namespace, arguments);
    }

    /** How many objects it looks after in the cloud, those it should have forgotten included. */
    int watched() {
        return assembly.engine().registry().readings().stream()
                .mapToInt(ViewReading::watchers)
                .sum();
    }

    @Override
    public void close() {
        assembly.close();
        client.close();
    }
}
