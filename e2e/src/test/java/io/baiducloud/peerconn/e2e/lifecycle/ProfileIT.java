package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
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
    void crossAccountPairReachesReadyOnBothSides(Profile profile) {
        // given
        openWith(profile);

        // when
        stage.create("from-orders", """
                role: acceptor
                region: gz
                localVpcId: %s
                peerRegion: bj
                peerVpcId: %s
                peerAccountId: %s
                acceptance: Accept
                dnsSync: true
                credentialsRef: { name: account-b }
                """.formatted(
                stage.b().vpcId("gz", 0), stage.a().vpcId("bj", 0), stage.a().accountId()));
        stage.create("orders", """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                peerAccountId: %s
                bandwidthInMbps: 50
                credentialsRef: { name: account-a }
                """.formatted(
                stage.a().vpcId("bj", 0), stage.b().vpcId("gz", 0), stage.b().accountId()));

        // then
        stage.awaitReady("orders");
        stage.awaitReady("from-orders");
        stage.delete("from-orders");
        stage.awaitGone("from-orders");
        stage.delete("orders");
        stage.awaitGone("orders");
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(1);
        assertThat(stage.cloud.journal().count(Operation.ACCEPT)).isEqualTo(1);
    }
}
