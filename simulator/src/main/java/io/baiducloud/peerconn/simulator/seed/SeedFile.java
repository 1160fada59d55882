package io.baiducloud.peerconn.simulator.seed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A seed file as it is written; every part may be missing. */
record SeedFile(
        @Nullable String profile,
        @Nullable Map<String, Object> settings,
        @Nullable List<SeedAccount> accounts,
        @Nullable List<SeedConnection> connections) {

    /** A customer; ids and keys that are missing are made up. */
    record SeedAccount(
            @Nullable String name,
            @Nullable String accountId,
            @Nullable String accessKeyId,
            @Nullable String secretAccessKey,
            @Nullable List<String> roles,
            @Nullable Boolean arrears,
            @Nullable List<SeedVpc> vpcs) {}

    /** A network. */
    record SeedVpc(
            @Nullable String vpcId,
            @Nullable String region,
            @Nullable Boolean relay) {}

    /** A connection; its ends name networks of the accounts above. */
    record SeedConnection(
            @Nullable String peerConnId,
            @Nullable SeedEnd initiator,
            @Nullable SeedEnd acceptor,
            @Nullable String status,
            @Nullable Integer bandwidthInMbps,
            @Nullable String age,
            @Nullable String prepaidFor,
            @Nullable Boolean deleteProtect,
            @Nullable String resourceGroupId,
            @Nullable Map<String, String> tags) {}

    /** One end of a connection. */
    record SeedEnd(
            @Nullable String vpcId,
            @Nullable String ifName,
            @Nullable String description,
            @Nullable String dnsStatus) {}
}
