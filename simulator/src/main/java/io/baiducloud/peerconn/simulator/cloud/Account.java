package io.baiducloud.peerconn.simulator.cloud;

import java.util.List;

/**
 * A customer: its keys, its networks and the roles that others may assume in it.
 *
 * @param roles names of roles; {@code *} stands for every name
 */
public record Account(
        String accountId, String accessKeyId, String secretAccessKey, List<Vpc> vpcs, List<String> roles) {

    /** Copies the lists. */
    public Account {
        vpcs = List.copyOf(vpcs);
        roles = List.copyOf(roles);
    }

    /** The networks in one region. */
    public List<Vpc> vpcs(String region) {
        return vpcs.stream().filter(vpc -> vpc.region().equals(region)).toList();
    }

    /** The id of the n-th network (from 0) in a region. */
    public String vpcId(String region, int index) {
        return vpcs(region).get(index).vpcId();
    }

    /** True when a role of that name can be assumed. */
    public boolean hasRole(String name) {
        return roles.contains("*") || roles.contains(name);
    }

    @Override
    public String toString() {
        return "Account[" + accountId + ", " + accessKeyId + ", " + vpcs.size() + " vpcs]";
    }
}
