package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a connection is: what speaks for it, who comes first, and what is handed over. */
class OwnershipIT extends LifecycleIT {
    OwnershipIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private Connection foreign() {
        return stage.byHand(0, 0, 20);
    }

    @Test
    void objectThatLostItsStatusFindsItsConnectionByTag() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.patchStatus("orders", "null");
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
    void renameUnderNeverReleasesAndCreatesAnewAndSaysSoBefore() {
        // given
        stage.operator();
        stage.initiator("first", "bandwidthInMbps: 100");
        stage.awaitReady("first");

        // when
        stage.initiator("second", "bandwidthInMbps: 100");

        // then
        PeerConnection conflict = stage.awaitReason("second", "Conflict");
        assertThat(Stage.condition(conflict, "Ready").message())
                .contains("deleting that one releases the connection", "adoptionPolicy: Always");

        // when
        stage.delete("first");

        // then
        stage.awaitGone("first");
        stage.awaitReady("second");
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE, Operation.CREATE);
    }

    @Test
    void idInStatusIsALocatorAndNoProof() {
        // given
        Connection theirs = stage.byHand(1, 1, 20);
        OperatorAssembly first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 100");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.stop(first);

        // when
        stage.patchStatus("orders", "{\"peerConnId\":\"" + theirs.id() + "\"}");
        stage.patchSpec("orders", "{\"bandwidthInMbps\":200}");
        stage.operator();

        // then
        PeerConnection found = stage.awaitReady("orders");
        assertThat(found.getStatus().peerConnId()).isEqualTo(id);
        assertThat(stage.cloud.connection(theirs.id()).orElseThrow().bandwidth())
                .isEqualTo(20);
        stage.delete("orders");
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).extracting(Connection::id).containsExactly(theirs.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-a", "other-keys"})
    void whoeverTookOverAnUnmarkedConnectionFirstKeepsIt(String keysOfTheSecond) {
        // given
        foreign();
        stage.sessionSecret("other-keys", stage.a());
        stage.operator();
        stage.initiator("first", "bandwidthInMbps: 30", "adoptionPolicy: IfUnmanaged");
        stage.awaitReady("first");

        // when
        stage.create("second", """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                bandwidthInMbps: 40
                adoptionPolicy: Always
                credentialsRef: { name: %s }
                """.formatted(stage.a().vpcId("bj", 0), stage.a().vpcId("gz", 0), keysOfTheSecond));

        // then
        assertThat(Stage.condition(stage.awaitReason("second", "Conflict"), "Ready")
                        .message())
                .contains(stage.namespace + "/first");
        assertThat(Stage.isReady(stage.get("first"))).isTrue();
        stage.cloud.journal().assertExactly(Operation.RESIZE);
    }
}
