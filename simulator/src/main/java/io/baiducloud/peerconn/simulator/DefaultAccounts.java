package io.baiducloud.peerconn.simulator;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import java.util.ArrayList;
import java.util.List;

/** The customers of a simulator that was not told any: two, each with three networks in bj and two in gz. */
final class DefaultAccounts {
    private DefaultAccounts() {}

    static List<Account> make(Ids ids) {
        return List.of(one(ids), one(ids));
    }

    private static Account one(Ids ids) {
        List<Vpc> vpcs = new ArrayList<>();
        for (String region : List.of("bj", "bj", "bj", "gz", "gz")) {
            vpcs.add(Vpc.of(ids.vpcId(), region));
        }
        return new Account(ids.hex32(), ids.hex32(), ids.hex32(), vpcs, List.of("*"));
    }
}
