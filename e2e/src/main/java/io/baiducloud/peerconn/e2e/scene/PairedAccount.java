package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import java.util.ArrayList;
import java.util.List;

/** An account whose VPCs come in pairs, {@code vpc-bj0} and {@code vpc-gz0} for one, so that each object has its own. */
public final class PairedAccount {
    private PairedAccount() {}

    /** The account with so many pairs. */
    public static Account of(int pairs) {
        List<Vpc> vpcs = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            vpcs.add(Vpc.of("vpc-bj" + i, "bj"));
            vpcs.add(Vpc.of("vpc-gz" + i, "gz"));
        }
        return new Account("1".repeat(32), "key-of-account-a", "secret-of-account-a", vpcs, List.of("*"));
    }

    /**
     * The spec of a connection within that account, with the keys of the Secret account-a.
     *
     * @param pair its number, from 0
     * @param more further lines
     */
    public static String spec(int pair, String... more) {
        return """
                region: bj
                localVpcId: vpc-bj%1$d
                peerRegion: gz
                peerVpcId: vpc-gz%1$d
                bandwidthInMbps: 10
                credentialsRef: { name: account-a }
                """.formatted(pair) + String.join("\n", more);
    }
}
