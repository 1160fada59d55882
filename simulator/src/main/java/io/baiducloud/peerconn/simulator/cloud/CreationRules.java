package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Setting;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.util.Set;

/** What stands between a request and a new connection. */
final class CreationRules {
    private static final Set<Integer> TERMS = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36);

    private final World world;

    CreationRules(World world) {
        this.world = world;
    }

    /** Both ends of a connection that may be made. */
    record Ends(Vpc local, Vpc peer, String peerAccountId) {}

    Ends check(Caller caller, CreateOrder order) {
        checkShape(caller, order);
        String peerAccountId = order.peerAccountId().isEmpty() ? caller.accountId() : order.peerAccountId();
        Vpc local = world.accounts()
                .findVpc(caller.accountId(), caller.region(), order.localVpcId())
                .orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_VPC, "localVpcId"));
        if (world.accounts().find(peerAccountId).isEmpty()) {
            throw new RefusedException(Refusal.NO_SUCH_ACCOUNT);
        }
        Vpc peer = world.accounts()
                .findVpc(peerAccountId, order.peerRegion(), order.peerVpcId())
                .orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_VPC, "peerVpcId"));
        if (local.relay() && peer.relay()) {
            throw new RefusedException(Refusal.BOTH_RELAY);
        }
        if (!peerAccountId.equals(caller.accountId()) && !order.peerIfName().isEmpty()) {
            throw new RefusedException(Refusal.PEER_NAME_FOREIGN);
        }
        if (world.accounts().isInArrears(caller.accountId())) {
            throw new RefusedException(Refusal.ACCOUNT_IN_ARREARS);
        }
        checkPair(local, peer);
        checkQuota(caller, local, peer);
        return new Ends(local, peer, peerAccountId);
    }

    private void checkShape(Caller caller, CreateOrder order) {
        Settings settings = world.settings();
        if (order.localVpcId().equals(order.peerVpcId())) {
            throw new RefusedException(Refusal.SAME_VPC);
        }
        checkBandwidth(order.bandwidth(), settings);
        checkText(order.localIfName(), Rules.NAME_MAX, settings);
        checkText(order.peerIfName(), Rules.NAME_MAX, settings);
        checkText(order.description(), Rules.DESCRIPTION_MAX, settings);
        int mostTags = settings.get(Rules.TAGS_MAX);
        if (mostTags > 0 && order.tags().size() > mostTags) {
            throw new RefusedException(Refusal.TOO_MANY_TAGS);
        }
        if (order.payment() == PaymentTiming.PREPAID) {
            if (caller.region().equals(order.peerRegion())) {
                throw new RefusedException(Refusal.PREPAID_SAME_REGION);
            }
            checkTerm(order.months());
        }
    }

    static void checkTerm(int months) {
        if (!TERMS.contains(months)) {
            throw new RefusedException(Refusal.RESERVATION_INVALID);
        }
    }

    static void checkBandwidth(int bandwidth, Settings settings) {
        int min = settings.get(Rules.BANDWIDTH_MIN);
        int max = settings.get(Rules.BANDWIDTH_MAX);
        int step = Math.max(1, settings.get(Rules.BANDWIDTH_STEP));
        if (bandwidth < min || bandwidth > max || (bandwidth - min) % step != 0) {
            throw new RefusedException(
                    Refusal.BANDWIDTH_INVALID, min + " to " + max + " Mbps" + (step > 1 ? " in steps of " + step : ""));
        }
    }

    static void checkText(String text, Setting<Integer> longest, Settings settings) {
        int limit = settings.get(longest);
        if (limit > 0 && text.codePointCount(0, text.length()) > limit) {
            throw new RefusedException(Refusal.TEXT_TOO_LONG, "at most " + limit + " characters");
        }
    }

    private void checkPair(Vpc local, Vpc peer) {
        Settings settings = world.settings();
        boolean failedBlocks = settings.get(Rules.FAILED_BLOCKS_PAIR);
        if (settings.get(Rules.ONE_PER_PAIR)
                && world.store()
                        .all()
                        .filter(other -> failedBlocks || other.status() != Status.CONSULT_FAILED)
                        .anyMatch(other -> other.joins(local.vpcId(), peer.vpcId()))) {
            throw new RefusedException(Refusal.PAIR_EXISTS);
        }
    }

    private void checkQuota(Caller caller, Vpc local, Vpc peer) {
        int perVpc = world.settings().get(Rules.QUOTA_PER_VPC);
        int perUser = world.settings().get(Rules.QUOTA_PER_USER);
        if (perVpc > 0 && (touching(local) >= perVpc || touching(peer) >= perVpc)) {
            throw new RefusedException(Refusal.QUOTA_VPC, perVpc + " per vpc");
        }
        if (perUser > 0
                && world.store()
                                .all()
                                .filter(other -> other.initiator().accountId().equals(caller.accountId()))
                                .count()
                        >= perUser) {
            throw new RefusedException(Refusal.QUOTA_USER, perUser + " per user");
        }
    }

    private long touching(Vpc vpc) {
        return world.store().all().filter(other -> other.touches(vpc.vpcId())).count();
    }
}
