package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InitiatorLifeIT extends LifecycleIT {
    InitiatorLifeIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Test
    void createsOnceAndBecomesReady() {
        // given
        stage.operator();

        // when
        stage.initiator("orders", "bandwidthInMbps: 100", "deleteProtect: false", "description: orders to billing");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().status()).isEqualTo("active");
        assertThat(ready.getStatus().bandwidthInMbps()).isEqualTo(100);
        assertThat(ready.getStatus().peerConnId()).startsWith("peerconn-");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void drivesEveryDeclaredFieldThatChangesLater() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        stage.awaitReady("orders");

        // when
        stage.patchSpec(
                "orders",
                "{\"bandwidthInMbps\":200,\"dnsSync\":true,\"description\":\"new\",\"localIfName\":\"if\",\"deleteProtect\":true}");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().bandwidthInMbps()).isEqualTo(200);
        assertThat(ready.getStatus().dnsStatus()).isEqualTo("open");
        assertThat(ready.getStatus().deleteProtect()).isTrue();
        assertThat(stage.cloud.journal().operations())
                .containsExactlyInAnyOrder(
                        Operation.CREATE,
                        Operation.DELETE_PROTECT,
                        Operation.RESIZE,
                        Operation.UPDATE,
                        Operation.OPEN_DNS);
    }

    @Test
    void repairsDriftOfWhatIsDeclaredAndLeavesTheRestAlone() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.cloud.console().resize(id, 30);
        stage.cloud.console().protect(id, true);
        stage.awaitCloud(cloud -> cloud.journal().count(Operation.RESIZE) == 1);

        // then
        PeerConnection ready = stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Boolean.TRUE.equals(object.getStatus().deleteProtect()));
        assertThat(ready.getStatus().bandwidthInMbps()).isEqualTo(100);
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE);
    }

    @Test
    void deletionWaitsForProtectionAndThenReleasesAndDisappears() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100", "deleteProtect: true");
        stage.awaitReady("orders");

        // when
        stage.delete("orders");

        // then
        stage.awaitReason("orders", "Blocked");
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.patchSpec("orders", "{\"deleteProtect\":false}");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE_PROTECT, Operation.DELETE);
    }

    @Test
    void recreatesOncePostpaidConnectionThatWasDeletedOutOfBand() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        stage.initiatorOf("other", stage.a().vpcId("bj", 1), "gz", stage.a().vpcId("gz", 1), "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.awaitReady("other");

        // when
        stage.cloud.console().delete(id);

        // then
        PeerConnection again = stage.awaitThat(
                "orders",
                object -> Stage.isReady(object) && !id.equals(object.getStatus().peerConnId()));
        assertThat(again.getStatus().previousPeerConnId()).isEqualTo(id);
        assertThat(again.getStatus().createAttempt()).isEqualTo(2);
        assertThat(stage.cloud.connections()).extracting(Connection::id).hasSize(2);
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(3);
    }

    @Test
    void writesNothingWhileNothingChanges() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100", "dnsSync: true");
        stage.awaitReady("orders");
        stage.letTimePass(Duration.ofSeconds(20));

        // when
        var mark = controlPlane.auditLog().mark();
        stage.letTimePass(Duration.ofMinutes(3));

        // then
        assertThat(controlPlane.auditLog().writesSince(mark))
                .filteredOn(write -> stage.namespace.equals(write.namespace()))
                .isEmpty();
    }
}
