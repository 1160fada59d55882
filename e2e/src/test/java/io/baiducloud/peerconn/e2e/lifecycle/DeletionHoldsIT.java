package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Views;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What keeps a connection although its object is deleted: nothing is released by mistake, and everybody sees the way out. */
class DeletionHoldsIT extends LifecycleIT {
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    DeletionHoldsIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    @Test
    void protectionSwitchedOnBehindOurBackIsNotLiftedByTheDeletionAndIsByAPerson() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", "deleteProtect: false");
        PeerConnection ready = stage.awaitReady("orders");
        stage.cloud.console().protect(ready.getStatus().peerConnId(), true);

        // when
        stage.delete("orders");

        // then
        PeerConnection blocked = stage.awaitReason("orders", "Blocked");
        assertThat(blocked.getMetadata().getGeneration())
                .isGreaterThan(ready.getMetadata().getGeneration());
        assertThat(Stage.condition(blocked, "Ready").message()).contains("not by this object", "Retain");
        stage.letTimePass(A_WHILE);
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.annotate("orders", WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "lift it");

        // then
        stage.awaitGone("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE_PROTECT, Operation.DELETE);
    }

    @Test
    void protectionThatCannotBeReadHoldsTheRelease() {
        // given
        stage.cloud.set(Views.LIST_PROTECTION, false);
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.cloud.faults().add(Fault.of(error(500, "InternalError")).on(Operation.DETAIL));

        // when
        stage.delete("orders");

        // then
        PeerConnection waiting = stage.awaitThat(
                "orders", object -> Stage.condition(object, "Ready").message().contains("could not be read"));
        assertThat(waiting.isMarkedForDeletion()).isTrue();
        stage.letTimePass(A_WHILE);
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.cloud.faults().clear();

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    @Test
    void protectionThatTheCloudDoesNotTellOfCountsAsOneUntilItTells() {
        // given
        stage.cloud.set(Views.LIST_PROTECTION, false);
        stage.cloud.set(Views.DETAIL_PROTECTION, false);
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        assertThat(stage.awaitReady("orders").getStatus().deleteProtect()).isNull();

        // when
        stage.delete("orders");

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "Blocked"), "Ready")
                        .message())
                .contains("does not say whether", "Retain");
        stage.letTimePass(A_WHILE);
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.cloud.set(Views.LIST_PROTECTION, true);

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    @Test
    void retainFreesWhatIsHeldBecauseItsProtectionCannotBeRead() {
        // given
        stage.cloud.set(Views.LIST_PROTECTION, false);
        stage.cloud.set(Views.DETAIL_PROTECTION, false);
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", "deleteProtect: false");
        String id = stage.awaitThat(
                        "orders", object -> "active".equals(object.getStatus().status()))
                .getStatus()
                .peerConnId();
        stage.delete("orders");
        stage.awaitReason("orders", "Blocked");

        // when
        stage.patchSpec("orders", "{\"deletionPolicy\":\"Retain\"}");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connection(id)).isPresent();
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void retainEditedInWhileBlockedFreesTheObjectAndLeavesTheConnection() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", "deleteProtect: true");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.delete("orders");
        stage.awaitReason("orders", "Blocked");

        // when
        stage.patchSpec("orders", "{\"deletionPolicy\":\"Retain\"}");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connection(id)).isPresent();
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void unexpiredPrepaidConnectionIsHeldUntilItsEnd() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", BillingIT.PREPAID);
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.delete("orders");

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "Blocked"), "Ready")
                        .message())
                .contains("prepaid and not expired", "status.expiredTime");
        stage.letTimePass(A_WHILE);
        assertThat(stage.cloud.requests().count(Operation.DELETE)).isZero();

        // when
        stage.cloud.console().expire(id);

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    /** Complaint 18 about systems of this kind: credentials vanish first when a namespace is deleted, and finalizers hang. */
    @Test
    void complaint18KeysThatNobodyHasAnyMoreHoldTheObjectVisiblyAndRetainFreesIt() {
        // given
        var first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        first.close();
        stage.removeSecret("account-a");
        stage.delete("orders");

        // when
        stage.operator();

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "SecretNotFound"), "Ready")
                        .message())
                .contains("kubectl label secret account-a", "deletionPolicy: Retain lets the object go");

        // when
        stage.patchSpec("orders", "{\"deletionPolicy\":\"Retain\"}");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connection(id)).isPresent();
    }

    @Test
    void brakeHoldsAPrunedFolderAndAPersonLetsOneThrough() {
        // given
        stage.operator("--max-releases-per-hour=1");
        for (int i = 0; i < 3; i++) {
            stage.initiatorOf(
                    "c" + i, stage.a().vpcId("bj", i), "gz", stage.a().vpcId("gz", i % 2), "bandwidthInMbps: 10");
        }
        List<String> names = List.of("c0", "c1", "c2");
        names.forEach(stage::awaitReady);

        // when
        names.forEach(stage::delete);

        // then
        List<String> held = stage.awaitSome(
                names, 2, object -> Stage.condition(object, "Ready").reason().equals("ReleaseLimited"));
        assertThat(stage.cloud.journal().count(Operation.DELETE)).isEqualTo(1);

        // when
        stage.annotate(held.getFirst(), WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "let it through");

        // then
        stage.awaitGone(held.getFirst());
        assertThat(stage.get(held.getLast())).isNotNull();
        assertThat(stage.cloud.journal().count(Operation.DELETE)).isEqualTo(2);
    }

    @Test
    void operatorThatOnlyObservesReleasesNothingAndLetsRetainedObjectsGo() {
        // given
        var first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        first.close();
        stage.operator("--management-policy=ObserveOnly");

        // when
        stage.delete("orders");

        // then
        PeerConnection blocked = stage.awaitReason("orders", "Blocked");
        assertThat(Stage.condition(blocked, "Ready").message()).contains("managementPolicy", "--management-policy");
        assertThat(blocked.getStatus().pendingActions()).containsExactly("release " + id);

        // when
        stage.patchSpec("orders", "{\"deletionPolicy\":\"Retain\"}");

        // then
        stage.awaitGone("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void pausedObjectLeavesOnlyWhereNothingIsTouched() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.annotate("orders", WellKnownNames.PAUSED_ANNOTATION, "true");
        stage.delete("orders");
        stage.letTimePass(A_WHILE);
        assertThat(stage.get("orders")).isNotNull();

        // when
        stage.patchSpec("orders", "{\"deletionPolicy\":\"Retain\"}");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connection(id)).isPresent();
    }

    static Effect.ErrorStatus error(int status, String code) {
        return new Effect.ErrorStatus(status, code, "as scripted", Optional.empty());
    }
}
