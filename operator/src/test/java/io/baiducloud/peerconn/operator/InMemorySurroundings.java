package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.baiducloud.peerconn.testkit.FastClock;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a whole operator needs around it where no API server can be had: one in memory, a cloud, and the Secret of an account. */
final class InMemorySurroundings implements AutoCloseable {
    static final String SECRET = "account-a";

    final FastClock clock = new FastClock(20);
    final Simulator cloud = Simulator.builder().clock(clock).start();
    private final InMemoryApiServer server = InMemoryApiServer.start();
    final KubernetesClient client = server.client();

    InMemorySurroundings() {
        var account = cloud.account(0);
        client.resource(CredentialsSecret.of("default", SECRET, account.accessKeyId(), account.secretAccessKey()))
                .create();
    }

    /** Returns the settings of an operator for this API server and this cloud. */
    OperatorConfig config() {
        List<String> arguments = new ArrayList<>(List.of(
                "--cluster-id=in-memory",
                "--watch-namespaces=default",
                "--namespace=default",
                "--port=0",
                "--read-rate=100",
                "--write-rate=100",
                "--burst=100"));
        cloud.endpoints().forEach((region, endpoint) -> arguments.add("--endpoint=" + region + "=" + endpoint));
        return ((Invocation.Run) new OperatorOptions(Map.of(), () -> "default").parse(arguments)).config();
    }

    /** Returns the connection that an operator makes for itself. */
    KubernetesClient access() {
        return ClusterAccess.open(server.config());
    }

    @Override
    public void close() {
        cloud.close();
        server.close();
    }
}
