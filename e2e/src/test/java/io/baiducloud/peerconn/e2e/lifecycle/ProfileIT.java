package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same life under every reading of the reference, the poorest and the nastiest included. */
class ProfileIT extends LifecycleIT {
    ProfileIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private void openWith(Profile profile) {
        stage.close();
        stage = new Stage(controlPlane, builder -> builder.profile(profile));
        stage.operator();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void crossRegionLifeEndsWithEverythingDoneOnce(Profile profile) {
        // given
        openWith(profile);

        // when
        stage.initiator("orders", "bandwidthInMbps: 100", "dnsSync: true", "deleteProtect: true", "description: d");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().dnsStatus()).isEqualTo("open");
        assertThat(ready.getStatus().deleteProtect()).isTrue();

        // when
        String id = ready.getStatus().peerConnId();
        stage.cloud.console().resize(id, 30);
        stage.cloud.console().rename(id, Role.INITIATOR, "", "theirs");
        stage.awaitCloud(cloud -> cloud.connection(id)
                .filter(there -> there.bandwidth() == 100
                        && there.initiator().description().equals("d"))
                .isPresent());

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":200,\"deleteProtect\":false,\"dnsSync\":false}");
        stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(200).equals(object.getStatus().bandwidthInMbps()));
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(1);
        assertThat(stage.cloud.journal().count(Operation.DELETE)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void sameRegionLifeDrivesBothSides(Profile profile) {
        // given
        openWith(profile);

        // when
        stage.initiatorOf(
                "orders",
                stage.a().vpcId("bj", 0),
                "bj",
                stage.a().vpcId("bj", 1),
                "bandwidthInMbps: 100",
                "dnsSync: true",
                "acceptor: { dnsSync: true, description: other }");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().role().toString()).isEqualTo("initiator");
        assertThat(ready.getStatus().peer().dnsStatus()).isEqualTo("open");
        stage.delete("orders");
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void acceptorsAnswerExactlyWhatTheyExpectAndDriveTheirSide(Profile profile) {
        // given
        openWith(profile);
        Account a = stage.a();
        Account b = stage.b();

        // when
        stage.create(
                "from-orders",
                Specs.answer(a, b),
                "acceptance: Manual",
                "dnsSync: true",
                "description: billing",
                "localIfName: from-orders");
        stage.create(
                "refused",
                Specs.answer("gz", b.vpcId("gz", 1), "bj", a.vpcId("bj", 1), a.accountId()),
                "acceptance: Reject");
        stage.create(
                "granted",
                Specs.answer("gz", b.vpcId("gz", 0), "bj", a.vpcId("bj", 2), a.accountId()),
                "acceptance: Accept",
                "dnsSync: true");
        stage.create(
                "near",
                Specs.answer("gz", b.vpcId("gz", 1), "bj", a.vpcId("bj", 0), a.accountId()),
                "acceptance: Accept");
        stage.create("orders", Specs.request(a, b));
        stage.create("unwanted", Specs.request(a.vpcId("bj", 1), b.vpcId("gz", 1), b));
        stage.create("wanted", Specs.request(a.vpcId("bj", 2), b.vpcId("gz", 0), b));

        // then
        String id = stage.awaitReason("from-orders", "WaitingForApproval")
                .getStatus()
                .peerConnId();
        assertThat(Stage.condition(stage.awaitReady("refused"), "Ready").reason())
                .isEqualTo("RejectedAsDeclared");
        assertThat(Stage.condition(stage.awaitReason("unwanted", "Blocked"), "PeerAccepted")
                        .reason())
                .isEqualTo("Rejected");
        assertThat(stage.awaitReady("granted").getStatus().dnsStatus()).isEqualTo("open");
        stage.awaitReady("wanted");
        assertThat(stage.cloud.journal().count(Operation.ACCEPT)).isEqualTo(1);

        // when
        stage.patchSpec("from-orders", "{\"approvedPeerConnId\":\"" + id + "\"}");

        // then
        assertThat(stage.awaitReady("from-orders").getStatus().dnsStatus()).isEqualTo("open");
        stage.awaitReady("orders");

        // when
        stage.cloud.console().rename(id, Role.ACCEPTOR, "theirs", "theirs");

        // then
        stage.awaitCloud(cloud -> cloud.connection(id)
                .filter(there -> there.acceptor().description().equals("billing")
                        && there.acceptor().ifName().equals("from-orders"))
                .isPresent());
        stage.delete("from-orders");
        stage.awaitGone("from-orders");
        assertThat(stage.cloud.connection(id).orElseThrow().status())
                .as("an acceptor releases nothing")
                .isEqualTo(Status.ACTIVE);
        assertThat(stage.get("near").getStatus().peerConnId()).isNull();
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(3);
        assertThat(stage.cloud.journal().count(Operation.ACCEPT)).isEqualTo(2);
        assertThat(stage.cloud.journal().count(Operation.REJECT)).isEqualTo(1);
        assertThat(stage.cloud.journal().count(Operation.DELETE)).isZero();
    }
}
