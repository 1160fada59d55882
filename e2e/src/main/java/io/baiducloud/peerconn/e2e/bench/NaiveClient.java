package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnClient;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.client.RetryPolicy;
import io.baiducloud.peerconn.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Does the same work as controllers do that look at each object by itself: with a detail call for every look. */
final class NaiveClient implements AutoCloseable {
    /** Between two looks at something that moves. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final PeerConnClient client;
    private int calls;

    NaiveClient(Simulator cloud, Customer customer) {
        client = PeerConnClient.builder()
                .endpoint(cloud.endpoint("bj").toString())
                .credentials(
                        customer.account().accessKeyId(), customer.account().secretAccessKey())
                .retryPolicy(RetryPolicy.none())
                .observer(attempt -> calls++)
                .build();
    }

    /** Looks at each of them once, and returns what that cost. */
    int look(List<String> ids) {
        int before = calls;
        ids.forEach(id -> client.detail(id, PeerConnRole.INITIATOR));
        return calls - before;
    }

    /** Creates one, looks until it is there, and returns what that cost. */
    int create(Customer.Pair pair) {
        int before = calls;
        String id = client.create(
                        CreatePeerConnRequest.builder()
                                .localVpcId(pair.localVpcId())
                                .peerRegion(pair.peerRegion())
                                .peerVpcId(pair.peerVpcId())
                                .bandwidthInMbps(10)
                                .build(),
                        ClientToken.random())
                .peerConnId();
        lookUntil(id, row -> row.status() == PeerConnStatus.ACTIVE);
        return calls - before;
    }

    /** Looks, resizes, looks until it is done, and returns what that cost. */
    int resize(String id, int bandwidth) {
        int before = calls;
        look(List.of(id));
        client.resize(id, bandwidth);
        lookUntil(id, row -> row.status() == PeerConnStatus.ACTIVE);
        return calls - before;
    }

    /** Looks, opens DNS, looks until it is done, and returns what that cost. */
    int openDns(String id) {
        int before = calls;
        look(List.of(id));
        client.openDnsSync(id, PeerConnRole.INITIATOR);
        lookUntil(id, row -> "open".equals(row.dnsStatusAsString()));
        return calls - before;
    }

    /** Looks, releases, looks until it is gone, and returns what that cost. */
    int delete(String id) {
        int before = calls;
        look(List.of(id));
        client.delete(id);
        while (client.detail(id, PeerConnRole.INITIATOR).peerConn() != null) {
            Trial.sleep(BETWEEN_LOOKS);
        }
        return calls - before;
    }

    private void lookUntil(String id, Predicate<PeerConn> isSo) {
        while (true) {
            PeerConn row = client.detail(id, PeerConnRole.INITIATOR).peerConn();
            if (row != null && isSo.test(row)) {
                return;
            }
            Trial.sleep(BETWEEN_LOOKS);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
