package io.baiducloud.peerconn.e2e.lifecycle;

import io.baiducloud.peerconn.simulator.cloud.Account;

/** The two halves of a connection across accounts, as either team would write its own. */
final class Specs {
    private Specs() {}

    /** What the requester declares: from its first network in bj to the other account's first in gz, with its own keys. */
    static String request(Account requester, Account acceptor) {
        return request(requester.vpcId("bj", 0), acceptor.vpcId("gz", 0), acceptor);
    }

    /** The same, from a network of its own in bj to one of the other account's in gz. */
    static String request(String localVpcId, String peerVpcId, Account acceptor) {
        return """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                peerAccountId: %s
                bandwidthInMbps: 50
                credentialsRef: { name: account-a }
                """.formatted(localVpcId, peerVpcId, acceptor.accountId());
    }

    /** What the acceptor declares to answer exactly that. */
    static String answer(Account requester, Account acceptor) {
        return answer("gz", acceptor.vpcId("gz", 0), "bj", requester.vpcId("bj", 0), requester.accountId());
    }

    /** What an acceptor declares to answer a request between these. */
    static String answer(String region, String localVpcId, String peerRegion, String peerVpcId, String peerAccountId) {
        return """
                role: acceptor
                region: %s
                localVpcId: %s
                peerRegion: %s
                peerVpcId: %s
                peerAccountId: %s
                credentialsRef: { name: account-b }
                """.formatted(region, localVpcId, peerRegion, peerVpcId, peerAccountId);
    }
}
