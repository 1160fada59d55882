package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnershipIT extends LifecycleIT {
    OwnershipIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private Connection foreign() {
        return stage.cloud
                .console()
                .add(sketch -> sketch.between(
                                stage.a(),
                                stage.a().vpcId("bj", 0),
                                stage.a(),
                                stage.a().vpcId("gz", 0))
                        .bandwidth(20));
    }

    @Test
    void foreignConnectionIsAConflictUntilAdoptionIsAllowedAndIsRetainedInTheEnd() {
        // given
        Connection foreign = foreign();
        stage.operator();

        // when
        stage.initiator("orders", "bandwidthInMbps: 30");

        // then
        PeerConnection conflict = stage.awaitReason("orders", "Conflict");
        assertThat(Stage.condition(conflict, "Ready").message()).contains("adoptionPolicy: IfUnmanaged", foreign.id());
        assertThat(conflict.getStatus().peerConnId()).isNull();
        stage.cloud.journal().assertNothing();

        // when
        stage.patchSpec("orders", "{\"adoptionPolicy\":\"IfUnmanaged\"}");

        // then
        PeerConnection adopted = stage.awaitReady("orders");
        assertThat(adopted.getStatus().origin()).isEqualTo(Origin.ADOPTED);
        assertThat(adopted.getStatus().bandwidthInMbps()).isEqualTo(30);

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connection(foreign.id())).isPresent();
        stage.cloud.journal().assertExactly(Operation.RESIZE);
    }

    @Test
    void adoptsByIdAndNeverCreates() {
        // given
        Connection foreign = foreign();
        stage.operator();

        // when
        stage.initiator("orders", "peerConnId: " + foreign.id(), "adoptionPolicy: Always");
        stage.initiatorOf(
                "nothing", stage.a().vpcId("bj", 1), "gz", stage.a().vpcId("gz", 1), "peerConnId: peerconn-none");

        // then
        stage.awaitReady("orders");
        stage.awaitReason("nothing", "PeerConnIdNotFound");
        stage.cloud.journal().assertNothing();
    }

    @Test
    void wrongIdIsAnIdentityMismatch() {
        // given
        Connection foreign = foreign();
        stage.operator();

        // when
        stage.initiatorOf(
                "orders",
                stage.a().vpcId("bj", 1),
                "gz",
                stage.a().vpcId("gz", 0),
                "peerConnId: " + foreign.id(),
                "adoptionPolicy: Always",
                "bandwidthInMbps: 500");

        // then
        PeerConnection mismatch = stage.awaitReason("orders", "IdentityMismatch");
        assertThat(Stage.condition(mismatch, "Ready").message())
                .contains(stage.a().vpcId("bj", 0));
        stage.cloud.journal().assertNothing();
    }

    @Test
    void objectThatLostItsStatusFindsItsConnectionByTag() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.handle("orders").subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":null}");
        stage.annotate("orders", "vpc.baiducloud.io/reconcile-requested-at", "1");

        // then
        PeerConnection again = stage.awaitReady("orders");
        assertThat(again.getStatus().peerConnId()).isEqualTo(id);
        assertThat(again.getStatus().origin()).isEqualTo(Origin.CREATED);
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void restoredObjectWithAnotherUidFindsItsConnectionByTag() {
        // given
        var first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        first.close();
        stage.handle("orders").patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":[]}}");
        stage.delete("orders");
        stage.awaitGone("orders");

        // when
        stage.initiator("orders", "bandwidthInMbps: 100");
        stage.operator();

        // then
        assertThat(stage.awaitReady("orders").getStatus().peerConnId()).isEqualTo(id);
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void secondObjectForTheSameSideIsInConflictAndTakesOverWhenTheFirstGoes() {
        // given
        stage.operator();
        stage.initiator("first", "bandwidthInMbps: 100");
        String id = stage.awaitReady("first").getStatus().peerConnId();

        // when
        stage.initiator("second", "bandwidthInMbps: 100", "adoptionPolicy: Always");

        // then
        PeerConnection conflict = stage.awaitReason("second", "Conflict");
        assertThat(Stage.condition(conflict, "Ready").message()).contains(stage.namespace + "/first");

        // when
        stage.delete("first");

        // then
        stage.awaitGone("first");
        PeerConnection heir = stage.awaitReady("second");
        assertThat(heir.getStatus().peerConnId()).isEqualTo(id);
        assertThat(heir.getStatus().origin()).isEqualTo(Origin.CREATED);
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void connectionRequestedFromTheOtherSideIsAConflict() {
        // given
        foreign();
        stage.operator();

        // when
        stage.create(
                "reverse", """
                region: gz
                localVpcId: %s
                peerRegion: bj
                peerVpcId: %s
                bandwidthInMbps: 10
                credentialsRef: { name: account-a }
                """.formatted(stage.a().vpcId("gz", 0), stage.a().vpcId("bj", 0)));

        // then
        PeerConnection conflict = stage.awaitReason("reverse", "Conflict");
        assertThat(Stage.condition(conflict, "Ready").message()).contains("requested from the other side");
        stage.letTimePass(Duration.ofMinutes(1));
        stage.cloud.journal().assertNothing();
    }

    @Test
    void observeOnlyShowsWhatFullThenDoes() {
        // given
        Connection foreign = foreign();
        stage.operator();

        // when
        stage.initiator(
                "orders", "bandwidthInMbps: 30", "managementPolicy: ObserveOnly", "adoptionPolicy: IfUnmanaged");

        // then
        PeerConnection observed = stage.awaitReason("orders", "NotSynced");
        assertThat(observed.getStatus().pendingActions())
                .containsExactly("adopt " + foreign.id(), "resize 20 -> 30 Mbps");
        stage.letTimePass(Duration.ofMinutes(2));
        stage.cloud.journal().assertNothing();

        // when
        stage.patchSpec("orders", "{\"managementPolicy\":\"Full\"}");

        // then
        stage.awaitReady("orders");
        stage.cloud.journal().assertExactly(Operation.RESIZE);
    }
}
