package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import org.junit.jupiter.api.Test;

/** What the troubleshooting page describes and no other life goes through: the symptom, and the cure. */
class SymptomsIT extends LifecycleIT {
    SymptomsIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions().setting("rules.onePerPair", "false");
    }

    @Test
    void stoppedOrExpiredConnectionIsShownAndNothingIsDoneAboutIt() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when / then
        stage.cloud.console().status(id, Status.DOWN);
        assertThat(message(stage.awaitReason("orders", "Down"))).contains("look at the account's balance");

        // when / then
        stage.cloud.console().status(id, Status.EXPIRED);
        assertThat(message(stage.awaitReason("orders", "Expired"))).contains("renew it in the console");

        // when / then
        stage.cloud.console().status(id, Status.ACTIVE);
        stage.awaitReady("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void protectionThatSomebodySwitchedOnStaysUntilAPersonAsksForIt() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", "deleteProtect: false");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.cloud.console().protect(id, true);

        // then
        PeerConnection raised = stage.awaitThat(
                "orders", object -> Stage.condition(object, "Synced").reason().equals("ProtectionRaised"));
        assertThat(message(raised)).contains("reconcile-requested-at");
        assertThat(stage.cloud.connection(id).orElseThrow().deleteProtect()).isTrue();

        // when
        stage.annotate("orders", WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "lift it");

        // then
        stage.awaitReady("orders");
        assertThat(stage.cloud.connection(id).orElseThrow().deleteProtect()).isFalse();
    }

    @Test
    void ofSeveralConnectionsTheOneThatIsNamedIsTaken() {
        // given
        Connection first = stage.byHand(0, 0, 10);
        Connection second = stage.byHand(0, 0, 10);
        stage.operator();

        // when
        stage.initiator("orders", "bandwidthInMbps: 10", "adoptionPolicy: IfUnmanaged");

        // then
        assertThat(message(stage.awaitReason("orders", "Conflict")))
                .contains("several connections stand between these VPCs", first.id(), second.id());

        // when
        stage.patchSpec("orders", "{\"peerConnId\":\"" + second.id() + "\"}");

        // then
        assertThat(stage.awaitReady("orders").getStatus().peerConnId()).isEqualTo(second.id());
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isZero();
    }

    @Test
    void whatTheCloudRefusesIsAskedForAgainWhenTheSpecChanges() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 99999");
        assertThat(message(stage.awaitReason("orders", "Blocked"))).contains("The cloud refuses", "change the spec");

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":10}");

        // then
        stage.awaitReady("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    private static String message(PeerConnection object) {
        return Stage.condition(object, "Ready").message();
    }
}
