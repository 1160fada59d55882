package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Optional;

/** Finds what stands for this cluster in the owner tags of connections. */
public final class ClusterIdentity {
    private static final String NAMESPACE = "kube-system";

    private ClusterIdentity() {}

    /**
     * The id that was set, else the UID of the namespace kube-system, which lives as long as the cluster.
     *
     * @throws StartupFailure when neither can be had
     */
    public static String get(OperatorConfig config, KubernetesClient client) {
        return config.clusterId().orElseGet(() -> uid(client));
    }

    private static String uid(KubernetesClient client) {
        try {
            return Optional.ofNullable(client.namespaces().withName(NAMESPACE).get())
                    .map(namespace -> namespace.getMetadata().getUid())
                    .orElseThrow(
                            () -> new StartupFailure(
                                    StartupFailure.Kind.SETTINGS,
                                    "There is no namespace kube-system to take the cluster's id from: set the chart value clusterId (option --cluster-id)."));
        } catch (KubernetesClientException e) {
            throw KubernetesProblems.explain(
                    e,
                    "get namespaces named kube-system, which gives the cluster's id (the chart value clusterId, option --cluster-id, sets it otherwise)",
                    client.getMasterUrl().toString());
        }
    }
}
