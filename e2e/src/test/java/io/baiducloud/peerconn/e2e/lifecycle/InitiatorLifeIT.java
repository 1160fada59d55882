package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"gz", "bj"})
    void drivesEveryDeclaredFieldThatChangesLater(String peerRegion) {
        // given
        stage.operator();
        String peer = stage.a().vpcId(peerRegion, 1);
        stage.initiatorOf("orders", stage.a().vpcId("bj", 0), peerRegion, peer, "bandwidthInMbps: 100");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.patchSpec(
                "orders",
                "{\"bandwidthInMbps\":200,\"dnsSync\":true,\"description\":\"new\",\"localIfName\":\"if\",\"deleteProtect\":true}");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().bandwidthInMbps()).isEqualTo(200);
        assertThat(ready.getStatus().dnsStatus()).isEqualTo("open");
        assertThat(ready.getStatus().deleteProtect()).isTrue();
        Connection there = stage.cloud.connection(id).orElseThrow();
        assertThat(there.initiator().description()).isEqualTo("new");
        assertThat(there.initiator().ifName()).isEqualTo("if");
        assertThat(there.acceptor().ifName())
                .as("the other side is not declared")
                .isEmpty();
        assertThat(stage.cloud.journal().operations())
                .containsExactlyInAnyOrder(
                        Operation.CREATE,
                        Operation.DELETE_PROTECT,
                        Operation.RESIZE,
                        Operation.UPDATE,
                        Operation.OPEN_DNS);
    }

    @Test
    void repairsEveryDeclaredFieldThatSomebodyElseChanges() {
        // given
        stage.operator();
        stage.initiator(
                "orders",
                "bandwidthInMbps: 100",
                "dnsSync: true",
                "description: d",
                "localIfName: n",
                "deleteProtect: true");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.cloud.journal().clear();

        // when
        stage.cloud.console().resize(id, 30);
        stage.cloud.console().dns(id, Role.INITIATOR, DnsStatus.CLOSE);
        stage.cloud.console().rename(id, Role.INITIATOR, "other", "other");
        stage.cloud.console().protect(id, false);
        stage.awaitCloud(cloud -> cloud.journal().entries().size() == 4);

        // then
        stage.awaitReady("orders");
        stage.letTimePass(Duration.ofSeconds(30));
        assertThat(stage.cloud.journal().operations())
                .containsExactlyInAnyOrder(
                        Operation.DELETE_PROTECT, Operation.RESIZE, Operation.UPDATE, Operation.OPEN_DNS);
        assertThat(stage.events("orders", "DriftRepaired")).isNotEmpty();
    }

    @Test
    void leavesEveryUndeclaredFieldAlone() {
        // given
        Connection there = stage.byHand(0, 0, 20);
        stage.operator();
        stage.initiator("orders", "peerConnId: " + there.id(), "adoptionPolicy: IfUnmanaged");
        long generation = stage.awaitReady("orders").getMetadata().getGeneration();

        // when
        stage.cloud.console().resize(there.id(), 70);
        stage.cloud.console().dns(there.id(), Role.INITIATOR, DnsStatus.OPEN);
        stage.cloud.console().rename(there.id(), Role.INITIATOR, "theirs", "theirs");
        stage.cloud.console().protect(there.id(), true);

        // then
        PeerConnection seen = stage.awaitThat(
                "orders",
                object -> Integer.valueOf(70).equals(object.getStatus().bandwidthInMbps())
                        && "open".equals(object.getStatus().dnsStatus())
                        && Boolean.TRUE.equals(object.getStatus().deleteProtect()));
        assertThat(Stage.isReady(seen)).isTrue();
        assertThat(seen.getMetadata().getGeneration())
                .as("the spec is never written")
                .isEqualTo(generation);
        stage.letTimePass(Duration.ofMinutes(1));
        stage.cloud.journal().assertNothing();
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
