package io.baiducloud.peerconn.operator.config;

import io.baiducloud.peerconn.client.BceCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting of the subcommand {@code export}, checked.
 *
 * @param regions the regions whose connections are exported; at least one
 * @param vpcIds only connections of these VPCs, on either side; none means all
 * @param tags only connections with all of these tags
 * @param namespace the namespace of the objects; empty leaves it to whoever applies them
 * @param credentialsRef the Secret that the objects name; empty means the operator's default account
 * @param outputDir where one file for each object is written; empty means all go to the standard output
 * @param endpoints base URLs that replace the provider's, by region code
 * @param proxy the HTTP proxy for cloud calls
 * @param caFile further certificate authorities for cloud calls, in PEM
 * @param credentials the keys of the account
 */
public record ExportConfig(
        Set<String> regions,
        Set<String> vpcIds,
        Map<String, String> tags,
        Optional<String> namespace,
        Optional<String> credentialsRef,
        Optional<Path> outputDir,
        Map<String, URI> endpoints,
        Optional<URI> proxy,
        Optional<Path> caFile,
        BceCredentials credentials) {
    /** Keeps own copies. */
    public ExportConfig {
        regions = Set.copyOf(regions);
        vpcIds = Set.copyOf(vpcIds);
        tags = Map.copyOf(tags);
        endpoints = Map.copyOf(endpoints);
    }

    /** The base URL under which a region is called; an IllegalArgumentException for what can be no region code. */
    public String endpointOf(String region) {
        return Endpoints.of(region, endpoints);
    }
}
