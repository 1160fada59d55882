package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.DnsStatus;
import java.util.List;

/** One end of a connection: whose it is, where it stands, and what belongs to this end alone. */
public record Side(
        String accountId,
        String region,
        String vpcId,
        String ifId,
        String ifName,
        String description,
        DnsStatus dns,
        List<Planned<DnsStatus>> dnsPlan) {

    /** Copies the plan. */
    public Side {
        dnsPlan = List.copyOf(dnsPlan);
    }

    /** A new end, with DNS closed. */
    public static Side of(
            String accountId, String region, String vpcId, String ifId, String ifName, String description) {
        return new Side(accountId, region, vpcId, ifId, ifName, description, DnsStatus.CLOSE, List.of());
    }

    /** The same end under another name and description. */
    public Side renamed(String newIfName, String newDescription) {
        return new Side(accountId, region, vpcId, ifId, newIfName, newDescription, dns, dnsPlan);
    }

    /** The same end in another DNS state, with what follows. */
    public Side withDns(DnsStatus newDns, List<Planned<DnsStatus>> newPlan) {
        return new Side(accountId, region, vpcId, ifId, ifName, description, newDns, newPlan);
    }
}
