package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How deletions end: with the connection released, or certainly not there; nothing is left by mistake. */
class DeletionEndsIT extends LifecycleIT {
    DeletionEndsIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    @Test
    void whatALostAnswerMadeIsFoundAndReleased() {
        // given
        stage.cloud.faults().add(Fault.of(new Effect.ResetAfter()).on(Operation.CREATE));
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.CREATE) > 0);

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE);
    }

    @Test
    void openAttemptThatMadeNothingIsLookedForUntilTheGraceIsOver() {
        // given
        stage.cloud.faults().add(Fault.of(new Effect.ResetBefore()).on(Operation.CREATE));
        stage.operator("--visibility-grace=40s");
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.CREATE) > 0);

        // when
        stage.delete("orders");

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "Deleting"), "Ready")
                        .message())
                .contains("may have been requested");
        stage.awaitGone("orders");
        stage.cloud.journal().assertNothing();
    }

    @Test
    void refusalOfARepeatedRequestDoesNotHideWhatTheFirstOneMade() {
        // given
        stage.cloud.set(Timing.LIST_LAG, Duration.ofSeconds(80));
        stage.cloud.set(Timing.DETAIL_LAG, Duration.ofSeconds(80));
        stage.cloud
                .faults()
                .add(Fault.of(new Effect.ResetAfter()).on(Operation.CREATE).once());
        stage.cloud
                .faults()
                .add(Fault.of(DeletionHoldsIT.error(400, "InappropriateJSON"))
                        .on(Operation.CREATE)
                        .after(1));
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.CREATE) > 1);

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE);
    }

    @Test
    void objectWhoseCreationWasRefusedLeavesAtOnce() {
        // given
        stage.cloud
                .faults()
                .add(Fault.of(DeletionHoldsIT.error(400, "InappropriateJSON")).on(Operation.CREATE));
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReason("orders", "Blocked");

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        stage.cloud.journal().assertNothing();
    }

    /** Complaint 19 about systems of this kind: already deleted in the cloud, still stuck. */
    @Test
    void complaint19ConnectionThatIsGoneAlreadyIsConfirmedAndTheObjectGoes() {
        // given
        var first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        first.close();
        stage.cloud.console().delete(id);
        stage.delete("orders");

        // when
        stage.operator();

        // then
        stage.awaitGone("orders");
        assertThat(stage.events("orders", "Released")).containsExactly("connection " + id + " is gone");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void longReleaseIsWaitedForAndAskedForOnceWhicheverProcessWaits() {
        // given
        stage.cloud.set(Timing.DELETING, Duration.ofHours(1));
        var first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");

        // when
        stage.delete("orders");

        // then
        stage.awaitThat("orders", object -> "deleting".equals(object.getStatus().status()));
        first.close();
        stage.operator();
        stage.letTimePass(Duration.ofSeconds(40));
        PeerConnection waiting = stage.get("orders");
        assertThat(Stage.condition(waiting, "Ready").reason()).isEqualTo("Deleting");
        assertThat(stage.cloud.requests().count(Operation.DELETE)).isEqualTo(1);

        // when
        stage.cloud.clock().advance(Duration.ofHours(1));

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.requests().count(Operation.DELETE)).isEqualTo(1);
    }

    @Test
    void releaseWhoseAnswerWasLostIsLookedAtBeforeAnythingElse() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.cloud.faults().add(Fault.of(new Effect.ResetAfter()).on(Operation.DELETE));

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.requests().count(Operation.DELETE)).isEqualTo(1);
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE);
    }

    @Test
    void namespaceThatIsDeletedWithItsSecretIsReleasedWithTheLastKnownKeys() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");

        // when
        stage.client.namespaces().withName(stage.namespace).delete();
        stage.removeSecret("account-a");
        stage.awaitReason("orders", "SecretNotFound");
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    @Test
    void objectThatNamesAnotherConnectionInheritsNothing() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.initiator("typo", "bandwidthInMbps: 10", "adoptionPolicy: Always", "peerConnId: peerconn-other");
        stage.awaitReason("typo", "Conflict");

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        stage.awaitReason("typo", "PeerConnIdNotFound");
    }

    @Test
    void heirThatIsDeletedTogetherWithTheOwnerLeavesNothingBehind() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.initiator("heir", "bandwidthInMbps: 10", "adoptionPolicy: Always");
        stage.awaitReason("heir", "Conflict");

        // when
        stage.client
                .resources(PeerConnection.class)
                .inNamespace(stage.namespace)
                .delete();

        // then
        stage.awaitGone("orders");
        stage.awaitGone("heir");
        assertThat(stage.cloud.connections()).isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE);
    }

    /** Complaint 17 about systems of this kind: a finalizer set with bad credentials makes an object undeletable. */
    @Test
    void complaint17NoFinalizerStandsBeforeTheFirstChangeOfTheCloud() {
        // given
        stage.secret("wrong", stage.a().accessKeyId(), "not-the-secret");
        stage.operator();
        stage.create("orders", """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                bandwidthInMbps: 10
                credentialsRef: { name: wrong }
                """.formatted(stage.a().vpcId("bj", 0), stage.a().vpcId("gz", 0)));
        PeerConnection refused = stage.awaitReason("orders", "SignatureDoesNotMatch");

        // when
        stage.delete("orders");

        // then
        assertThat(refused.getFinalizers()).isEmpty();
        stage.awaitGone("orders");
    }
}
