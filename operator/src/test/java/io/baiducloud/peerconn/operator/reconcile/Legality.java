package io.baiducloud.peerconn.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.DnsStatus;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.crd.ConsultFailedPolicy;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.util.List;

/** What no call may ever be, whatever came before: useless, forbidden by the reference, or about somebody else's connection. */
final class Legality {
    private Legality() {}

    static void check(Rehearsal rehearsal, Situation s, Action action) {
        String story = action + "\n" + rehearsal.story();
        assertThat(s.observesOnly() || s.desired().paused())
                .as("nothing is changed under ObserveOnly or while paused: %s", story)
                .isFalse();
        assertThat(s.desired().isAcceptor()
                        || !rehearsal.object.getMetadata().getFinalizers().isEmpty())
                .as("the finalizer stands before the first change: %s", story)
                .isTrue();
        if (action instanceof Action.Create) {
            assertThat(s.desired().deleting()).as(story).isFalse();
            return;
        }
        PeerConn row = row(s, action);
        assertThat(s.desired().isAcceptor() || isOurs(s, own(s)))
                .as("not somebody else's: %s", story)
                .isTrue();
        List<PeerConnStatus> settled = List.of(PeerConnStatus.ACTIVE, PeerConnStatus.CONSULTING);
        switch (action) {
            case Action.Create create -> throw new IllegalStateException();
            case Action.Resize resize -> {
                assertThat(row.status()).as(story).isEqualTo(PeerConnStatus.ACTIVE);
                assertThat(row.bandwidthInMbps()).as("useless: %s", story).isNotEqualTo(resize.to());
            }
            case Action.Update update -> assertThat(row.status()).as(story).isIn(settled);
            case Action.Protect protect -> {
                assertThat(row.status() == PeerConnStatus.CONSULT_FAILED
                                || settled.contains(row.status())
                                || s.desired().deleting())
                        .as(story)
                        .isTrue();
                assertThat(row.deleteProtect()).as("useless: %s", story).isNotEqualTo(protect.deleteProtect());
            }
            case Action.SwitchDns dns -> {
                assertThat(row.status()).as("B8: only while active: %s", story).isEqualTo(PeerConnStatus.ACTIVE);
                assertThat(row.dnsStatus()).as(story).isEqualTo(dns.open() ? DnsStatus.CLOSE : DnsStatus.OPEN);
            }
            case Action.Accept accept -> assertThat(row.status()).as(story).isEqualTo(PeerConnStatus.CONSULTING);
            case Action.Reject reject -> assertThat(row.status()).as(story).isEqualTo(PeerConnStatus.CONSULTING);
            case Action.Renew renew -> assertThat(row.expiredTime()).as(story).isNotNull();
            case Action.Release release -> released(s, row, story);
        }
    }

    /** Where there is one, only the very request that made it may be repeated: the cloud answers that with what it made. */
    static void isNoSecondConnection(Rehearsal rehearsal, ClientToken token) {
        assertThat(rehearsal.isAnswered(token) || rehearsal.ownRows().isEmpty())
                .as("a second connection between two VPCs:\n%s", rehearsal.story())
                .isTrue();
    }

    private static void released(Situation s, PeerConn row, String story) {
        boolean lapsed = row.status() == PeerConnStatus.CONSULT_FAILED
                && s.desired().onConsultFailed() == ConsultFailedPolicy.RECREATE;
        assertThat(s.desired().deleting() || lapsed)
                .as("released without anybody's wish: %s", story)
                .isTrue();
        assertThat(!s.desired().deleting() || Boolean.FALSE.equals(row.deleteProtect()))
                .as("a protected connection is not released: %s", story)
                .isTrue();
        assertThat(s.desired().isAcceptor()).as(story).isFalse();
    }

    private static PeerConn row(Situation s, Action action) {
        return action.side() == Action.Side.OTHER && s.otherSide() instanceof OtherSide.Seen seen ? seen.row() : own(s);
    }

    private static PeerConn own(Situation s) {
        return ((Observed.Present) s.observed()).own();
    }

    /** By the tag, or as adoptionPolicy says now. */
    private static boolean isOurs(Situation s, PeerConn row) {
        boolean marked = row.findTag(WellKnownNames.OWNER_TAG)
                .filter(s.ownerTag().value()::equals)
                .isPresent();
        return row.role() == PeerConnRole.INITIATOR && (marked || s.desired().adoptionPolicy() != AdoptionPolicy.NEVER);
    }
}
