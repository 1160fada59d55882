package io.baiducloud.peerconn.client.contract;

import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnClientBuilder;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.RetryPolicy;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.settings.Profile;
import java.time.Duration;

/** A simulator in one profile, and clients for its accounts. */
final class Clouds implements AutoCloseable {
    final Simulator simulator;

    Clouds(Profile profile) {
        simulator = Simulator.builder().profile(profile).start();
    }

    PeerConnClientBuilder builder(int account, String region) {
        Account owner = simulator.account(account);
        return PeerConnClient.builder()
                .endpoint(simulator.endpoint(region).toString())
                .credentials(owner.accessKeyId(), owner.secretAccessKey())
                .retryPolicy(RetryPolicy.none())
                .requestTimeout(Duration.ofSeconds(20));
    }

    PeerConnClient client(int account, String region) {
        return builder(account, region).build();
    }

    String vpc(int account, String region, int index) {
        return simulator.account(account).vpcId(region, index);
    }

    /** From Beijing to Guangzhou, within one account. */
    CreatePeerConnRequest.Builder request() {
        return CreatePeerConnRequest.builder()
                .localVpcId(vpc(0, "bj", 0))
                .peerVpcId(vpc(0, "gz", 0))
                .peerRegion("gz")
                .bandwidthInMbps(10);
    }

    /** From the first account to the second. */
    CreatePeerConnRequest.Builder requestAcrossAccounts() {
        return request()
                .peerVpcId(vpc(1, "gz", 0))
                .peerAccountId(simulator.account(1).accountId());
    }

    /** Lets everything that takes time come to rest, lagging reads included. */
    void settle() {
        for (int i = 0; i < 5; i++) {
            simulator.clock().advance(Duration.ofMinutes(3));
        }
    }

    static PeerConn look(PeerConnClient client, String id, PeerConnRole role) {
        return client.detail(id, role).find().orElseThrow();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
