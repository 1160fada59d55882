package io.baiducloud.peerconn.e2e;

import io.baiducloud.peerconn.e2e.campaign.CampaignCommand;

/** Lets everything around the operator fail, for as long as one likes, and checks that it keeps its promises. */
public final class Campaign {
    private Campaign() {}

    /** Runs it; exit code 0 when no promise was broken, 1 when one was, 2 when the options are wrong. */
    public static void main(String[] args) {
        Quiet.logging();
        System.exit(CampaignCommand.run(args, System.out));
    }
}
