package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.crd.DeletionPolicy;
import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.crd.PaymentTiming;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Views;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code export} makes of the connections of an account. */
class ExportTest extends ExportFixture {
    @Test
    void aConnectionWithinTheAccountIsOneObjectWithBothSides() {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .id("peerconn-orders")
                .bandwidth(50)
                .deleteProtect(true)
                .tag("team", "network")
                .tag("peerconn-operator-owner", "0123456789012345678901234567890123456789")
                .end(
                        io.baiducloud.peerconn.simulator.model.Role.INITIATOR,
                        "orders",
                        "orders: to billing",
                        DnsStatus.OPEN)
                .end(io.baiducloud.peerconn.simulator.model.Role.ACCEPTOR, "billing", "", DnsStatus.CLOSE));

        // when
        var code = export("--region=bj,gz", "--namespace=network", "--credentials-ref=account-a");

        // then
        assertThat(code).as(text(err)).isEqualTo(ExitCode.OK);
        assertThat(text(out)).isEqualTo("""
                ---
                # peerconn-orders, active: initiated by us, both sides are this account's
                # carries the tag of an operator: another PeerConnection object may manage it
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata:
                  name: peerconn-orders
                  namespace: network
                spec:
                  region: bj
                  localVpcId: %s
                  peerVpcId: %s
                  peerRegion: gz
                  bandwidthInMbps: 50
                  description: "orders: to billing"
                  localIfName: orders
                  dnsSync: true
                  deleteProtect: true
                  tags:
                    team: network
                  peerConnId: peerconn-orders
                  managementPolicy: ObserveOnly
                  deletionPolicy: Retain
                  credentialsRef:
                    name: account-a
                  acceptor:
                    dnsSync: false
                    localIfName: billing
                """.formatted(ours.vpcId("bj", 0), ours.vpcId("gz", 0)));
        assertThat(text(err)).isEqualTo("peerconn-operator: export: 1 connection written.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bj", "gz", "bj,gz"})
    void theObjectStandsOnTheInitiatorsSideWhicheverRegionIsAskedFor(String regions) {
        // given
        between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0));

        // when
        export("--region=" + regions);

        // then
        var spec = theOne().getSpec();
        assertThat(spec.region()).isEqualTo("bj");
        assertThat(spec.role()).isNull();
        assertThat(spec.peerAccountId()).isNull();
        assertThat(spec.acceptor()).isEqualTo(new Acceptor(null, false, null, null));
    }

    @ParameterizedTest
    @EnumSource(Views.SameRegionRows.class)
    void withinOneRegionItIsOneObjectHoweverManyRowsTheListHas(Views.SameRegionRows rows) {
        // given
        cloud.set(Views.SAME_REGION_ROWS, rows);
        between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("bj", 1));

        // when
        export("--region=bj");

        // then
        assertThat(theOne().getSpec().peerAccountId()).isNull();
        assertThat(theOne().getSpec().localVpcId()).isEqualTo(ours.vpcId("bj", 0));
    }

    @ParameterizedTest
    @EnumSource(Views.ForeignSide.class)
    void namesTheOtherAccountAndItsOwnSideOnly(Views.ForeignSide foreign) {
        // given
        cloud.set(Views.FOREIGN_SIDE, foreign);
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), theirs, theirs.vpcId("gz", 0))
                .id("peerconn-out")
                .end(
                        io.baiducloud.peerconn.simulator.model.Role.ACCEPTOR,
                        "their name",
                        "their words",
                        DnsStatus.OPEN));
        add(sketch -> sketch.between(theirs, theirs.vpcId("gz", 0), ours, ours.vpcId("bj", 1))
                .id("peerconn-in"));

        // when
        export("--region=bj");

        // then
        assertThat(objects()).hasSize(2);
        var in = objects().getFirst().getSpec();
        assertThat(in.role()).isEqualTo(Role.ACCEPTOR);
        assertThat(in.region()).isEqualTo("bj");
        assertThat(in.peerRegion()).isEqualTo("gz");
        assertThat(in.peerAccountId()).isEqualTo(theirs.accountId());
        assertThat(in.peerConnId()).isNull();
        assertThat(in.bandwidthInMbps()).isNull();
        assertThat(in.managementPolicy()).isEqualTo(ManagementPolicy.OBSERVE_ONLY);
        var out = objects().getLast().getSpec();
        assertThat(out.role()).isNull();
        assertThat(out.peerAccountId()).isEqualTo(theirs.accountId());
        assertThat(out.peerConnId()).isEqualTo("peerconn-out");
        assertThat(out.acceptor()).isNull();
        assertThat(out.deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
    }

    @Test
    void aRequestThatWaitsSaysHowItIsApproved() {
        // given
        add(sketch -> sketch.between(theirs, theirs.vpcId("gz", 0), ours, ours.vpcId("bj", 1))
                .id("peerconn-in")
                .status(Status.CONSULTING));

        // when
        export("--region=bj");

        // then
        assertThat(text(out)).contains("approvedPeerConnId: peerconn-in with managementPolicy: Full accepts it");
        assertThat(theOne().getSpec().approvedPeerConnId()).isNull();
    }

    @Test
    void aPrepaidConnectionIsDeclaredAsPrepaid() {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .prepaidFor(Duration.ofDays(40)));

        // when
        export("--region=bj");

        // then
        assertThat(theOne().getSpec().billing().paymentTiming()).isEqualTo(PaymentTiming.PREPAID);
        assertThat(theOne().getSpec().billing().reservation()).isNull();
        assertThat(text(out)).contains("# paid for until 2");
    }

    @Test
    void whatListsDoNotShowIsReadInDetail() {
        // given
        cloud.set(Views.LIST_TAGS, false);
        cloud.set(Views.LIST_PROTECTION, false);
        cloud.set(Views.DETAIL_VPC_IDS, Views.VpcIdForm.UUID);
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .deleteProtect(true)
                .tag("team", "network"));

        // when
        export("--region=bj", "--tag=team=network");

        // then
        var spec = theOne().getSpec();
        assertThat(spec.tags()).containsExactly(Map.entry("team", "network"));
        assertThat(spec.deleteProtect()).isTrue();
        assertThat(spec.localVpcId()).isEqualTo(ours.vpcId("bj", 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"CONSULT_FAILED", "DELETING"})
    void whatCannotBeTakenOverIsSkippedWithTheReason(Status status) {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), theirs, theirs.vpcId("gz", 0))
                .id("peerconn-failed")
                .status(status));

        // when
        var code = export("--region=bj");

        // then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(text(out).lines())
                .singleElement()
                .asString()
                .startsWith("# skipped peerconn-failed: it")
                .contains(status.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(text(err)).contains("0 connections written, 1 connection skipped");
    }

    @Test
    void saysOfWhichConnectionsItCannotTellWhoseTheOtherSideIs() {
        // given
        between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0));
        cloud.faults()
                .add(Fault.of(new Effect.ErrorStatus(403, "AccessDenied", "no", Optional.empty()))
                        .inRegion("gz"));

        // when
        var code = export("--region=bj");

        // then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("# skipped peerconn-", "region gz", "cannot be told");
    }

    @Test
    void exportsOnlyTheVpcsAndTagsAskedFor() {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .id("peerconn-one")
                .tag("team", "network")
                .tag("note", "a, b=c"));
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 1), ours, ours.vpcId("gz", 0))
                .id("peerconn-two")
                .tag("team", "network"));
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 2), ours, ours.vpcId("gz", 1))
                .id("peerconn-three"));

        // when / then
        assertThat(exported("--region=bj", "--tag=team=network")).containsExactly("peerconn-one", "peerconn-two");
        assertThat(exported("--region=bj", "--tag=team=network", "--tag", "note=a, b=c"))
                .containsExactly("peerconn-one");
        assertThat(exported("--region=bj", "--vpc-id=" + ours.vpcId("gz", 1))).containsExactly("peerconn-three");
        assertThat(exported("--region=bj", "--vpc-id=" + ours.vpcId("bj", 0) + "," + ours.vpcId("bj", 1)))
                .containsExactly("peerconn-one", "peerconn-two");
        assertThat(exported("--region=bj", "--tag=team=nobody")).isEmpty();
    }
}
