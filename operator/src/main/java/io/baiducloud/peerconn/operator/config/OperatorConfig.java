package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.crd.ManagementPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting of the operator, checked and with its defaults filled in. {@link OperatorOptions} reads it.
 *
 * @param clusterId what stands for this cluster in owner tags; empty means the UID of the namespace kube-system
 * @param previousClusterIds earlier ids of this cluster, whose tags are ours too
 * @param watchNamespaces the namespaces whose objects are managed
 * @param selector the label selector of the objects that are managed; empty means all
 * @param managementPolicy ObserveOnly keeps the whole operator from changing anything in the cloud
 * @param defaultCredentialsSecret the Secret for objects without credentialsRef; empty means there is none
 * @param defaultCredentialsNamespaces where objects may use the default credentials
 * @param defaultCredentialsAdoptionNamespaces where objects may adopt connections through the default credentials
 * @param secretNamespaces where Secrets may be read
 * @param namespace the operator's own namespace
 * @param shard the name of this operator's share of the objects; empty means there is one share
 * @param endpoints base URLs that replace the provider's, by region code
 * @param pollInterval how often an account and region are listed
 * @param detailInterval how often fields are read that list rows lack
 * @param visibilityGrace how long a new connection may stay invisible
 * @param settleWindow how long a read may contradict a mutation that succeeded
 * @param cloudTimeZone the zone of the provider's times that have none
 * @param readRate reads per second, credential and endpoint
 * @param writeRate mutations per second, credential and endpoint
 * @param burst calls that may be made at once after a pause
 * @param threads objects that are worked on at the same time
 * @param maxReleasesPerHour releases per credential and hour; 0 means no limit
 * @param proxy the HTTP proxy for cloud calls
 * @param caFile further certificate authorities for cloud calls, in PEM
 * @param leaderElect whether several replicas choose one that works
 * @param logFormat how log lines look
 * @param logLevel the least severe line that is logged
 * @param port where metrics and health are served; 0 means any free port
 */
public record OperatorConfig(
        Optional<String> clusterId,
        Set<String> previousClusterIds,
        NamespaceSelection watchNamespaces,
        Optional<String> selector,
        ManagementPolicy managementPolicy,
        Optional<SecretName> defaultCredentialsSecret,
        NamespaceSelection defaultCredentialsNamespaces,
        NamespaceSelection defaultCredentialsAdoptionNamespaces,
        NamespaceSelection secretNamespaces,
        String namespace,
        Optional<String> shard,
        Map<String, URI> endpoints,
        Duration pollInterval,
        Duration detailInterval,
        Duration visibilityGrace,
        Duration settleWindow,
        ZoneId cloudTimeZone,
        int readRate,
        int writeRate,
        int burst,
        int threads,
        int maxReleasesPerHour,
        Optional<URI> proxy,
        Optional<Path> caFile,
        boolean leaderElect,
        LogFormat logFormat,
        LogLevel logLevel,
        int port) {

    /** Keeps own copies. */
    public OperatorConfig {
        previousClusterIds = Set.copyOf(previousClusterIds);
        endpoints = Map.copyOf(endpoints);
    }

    /** Whether no object of the cluster escapes this operator, so that "its object is gone" can be judged. */
    public boolean watchesEverything() {
        return watchNamespaces instanceof NamespaceSelection.All && selector.isEmpty() && shard.isEmpty();
    }

    /** Whether the operator as a whole may change nothing in the cloud. */
    public boolean observesOnly() {
        return managementPolicy == ManagementPolicy.OBSERVE_ONLY;
    }

    /** The base URL under which a region is called; an IllegalArgumentException for what can be no region code. */
    public String endpointOf(String region) {
        return Endpoints.of(region, endpoints);
    }

    /** The name of the lease that the replicas of this share hold in turn. */
    public String leaseName() {
        return shard.map(name -> "peerconn-operator-" + name).orElse("peerconn-operator");
    }
}
