package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import org.junit.jupiter.api.Test;

/** Connections that were made by hand or by Terraform: taken over when somebody says so, and not otherwise. */
class AdoptionIT extends LifecycleIT {
    AdoptionIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private Connection foreign() {
        return stage.byHand(0, 0, 20);
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
    void operatorsOwnAccountIsTakenFromOnlyWhereTheInstallPermitsIt() {
        // given
        Connection foreign = foreign();
        String secret = "--default-credentials-secret=" + stage.namespace + "/account-a";
        OperatorAssembly strict = stage.operator(secret);

        // when
        stage.create(
                "orders", """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                adoptionPolicy: Always
                """.formatted(stage.a().vpcId("bj", 0), stage.a().vpcId("gz", 0)), "bandwidthInMbps: 30");

        // then
        PeerConnection refused = stage.awaitReason("orders", "Conflict");
        assertThat(Stage.condition(refused, "Ready").message())
                .contains("--default-credentials-adoption-namespaces", stage.namespace);
        assertThat(refused.getStatus().bandwidthInMbps())
                .as("what another team has is not shown")
                .isNull();
        stage.cloud.journal().assertNothing();

        // when
        stage.stop(strict);
        stage.operator(secret, "--default-credentials-adoption-namespaces=" + stage.namespace);

        // then
        PeerConnection adopted = stage.awaitReady("orders");
        assertThat(adopted.getStatus().origin()).isEqualTo(Origin.ADOPTED);
        assertThat(adopted.getStatus().peerConnId()).isEqualTo(foreign.id());
        stage.cloud.journal().assertExactly(Operation.RESIZE);
    }
}
