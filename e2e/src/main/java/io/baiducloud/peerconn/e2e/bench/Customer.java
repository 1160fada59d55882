package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An account with networks in bj and gz, and what it would connect.
 *
 * @param account as the cloud knows it
 * @param side networks in each of the two regions
 */
record Customer(Account account, int side) {
    /** A way that a connection may take; it always crosses the regions. */
    record Pair(String region, String localVpcId, String peerRegion, String peerVpcId) {}

    /** Makes one with at least so many pairs of networks. */
    static Customer withPairs(int number, int pairs) {
        int side = (int) Math.ceil(Math.sqrt(pairs));
        List<Vpc> vpcs = new ArrayList<>();
        for (String region : List.of("bj", "gz")) {
            for (int i = 0; i < side; i++) {
                vpcs.add(Vpc.of(String.format(Locale.ROOT, "vpc-c%d%s%04d", number, region, i), region));
            }
        }
        return new Customer(
                new Account(
                        String.format(Locale.ROOT, "%032x", 0xbce0_0000L + number),
                        "bench-key-" + number,
                        "bench-secret-" + number,
                        vpcs,
                        List.of()),
                side);
    }

    /** The n-th pair of networks, asked for from bj. */
    Pair pair(int n) {
        return new Pair("bj", account.vpcId("bj", n / side), "gz", account.vpcId("gz", n % side));
    }

    /** The name of its Secret. */
    String secret() {
        return account.accessKeyId();
    }
}
