package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.testkit.AuditLog;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The API server of the demo, with what a person does to it at a terminal. */
public sealed interface Cluster extends AutoCloseable permits RealCluster, InMemoryCluster {
    /** What it is, and where. */
    String description();

    /** A client that may do everything. */
    KubernetesClient client();

    /** How other programs find it. */
    Path kubeconfig();

    /** Environment variables that a client in another process needs besides. */
    Map<String, String> environment();

    /** What was asked of it, where that is written down. */
    Optional<AuditLog> auditLog();

    /** Does {@code kubectl apply --server-side -f …} and returns what it said. */
    String apply(List<Path> files);

    /** Does {@code kubectl patch pconn --type merge} and returns what it said. */
    String patch(String namespace, String name, String json);

    /** Does {@code kubectl delete pconn --wait=false} and returns what it said. */
    String delete(String namespace, String name);

    @Override
    void close();
}
