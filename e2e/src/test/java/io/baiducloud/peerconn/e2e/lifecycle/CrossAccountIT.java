package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrossAccountIT extends LifecycleIT {
    CrossAccountIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private PeerConnection request(String name, String... moreSpec) {
        return stage.create(
                name,
                """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                peerAccountId: %s
                bandwidthInMbps: 50
                credentialsRef: { name: account-a }
                """.formatted(
                                stage.a().vpcId("bj", 0),
                                stage.b().vpcId("gz", 0),
                                stage.b().accountId()),
                moreSpec);
    }

    private PeerConnection answer(String name, String... moreSpec) {
        return stage.create(
                name,
                """
                role: acceptor
                region: gz
                localVpcId: %s
                peerRegion: bj
                peerVpcId: %s
                peerAccountId: %s
                credentialsRef: { name: account-b }
                """.formatted(
                                stage.b().vpcId("gz", 0),
                                stage.a().vpcId("bj", 0),
                                stage.a().accountId()),
                moreSpec);
    }

    @Test
    void acceptorBlockAcceptsWithTheOtherAccountAndDrivesItsSide() {
        // given
        stage.operator();

        // when
        request(
                "orders",
                "dnsSync: true",
                "acceptor: { credentialsRef: { name: account-b }, dnsSync: true, description: from a }");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().peer().dnsStatus()).isEqualTo("open");
        assertThat(Stage.condition(ready, "PeerAccepted").reason()).isEqualTo("Accepted");
        assertThat(stage.cloud.connections().getFirst().acceptor().description())
                .isEqualTo("from a");
        assertThat(stage.cloud.journal().operations())
                .containsExactlyInAnyOrder(
                        Operation.CREATE, Operation.ACCEPT, Operation.OPEN_DNS, Operation.OPEN_DNS, Operation.UPDATE);
    }

    @Test
    void lostAcceptorCredentialsStopNeitherOwnWorkNorDeletion() {
        // given
        stage.operator();
        request("orders", "acceptor: { credentialsRef: { name: account-b }, dnsSync: true }");
        stage.awaitReady("orders");
        stage.client
                .secrets()
                .inNamespace(stage.namespace)
                .withName("account-b")
                .delete();

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":60}");

        // then
        stage.awaitThat(
                "orders",
                object -> Integer.valueOf(60).equals(object.getStatus().bandwidthInMbps()));

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    @Test
    void bothSidesReachReadyAndManualAcceptanceNeedsTheId() {
        // given
        stage.operator();
        answer("from-orders", "acceptance: Manual", "dnsSync: true");
        stage.awaitReason("from-orders", "WaitingForRequest");

        // when
        request("orders");

        // then
        PeerConnection waiting = stage.awaitReason("from-orders", "WaitingForApproval");
        String id = waiting.getStatus().peerConnId();
        assertThat(Stage.condition(waiting, "Ready").message()).contains("approvedPeerConnId: " + id);
        PeerConnection consulting = stage.awaitReason("orders", "Consulting");
        assertThat(consulting.getStatus().negotiationDeadline()).isNotNull();

        // when
        stage.patchSpec("from-orders", "{\"approvedPeerConnId\":\"" + id + "\"}");

        // then
        stage.awaitReady("from-orders");
        stage.awaitReady("orders");
        assertThat(stage.get("orders").getStatus().negotiationDeadline()).isNull();
    }

    @Test
    void acceptanceAcceptAnswersARequestThatCameFirst() {
        // given
        stage.operator();
        request("orders");
        stage.awaitReason("orders", "Consulting");

        // when
        answer("from-orders", "acceptance: Accept");

        // then
        stage.awaitReady("from-orders");
        stage.awaitReady("orders");
        assertThat(stage.cloud.journal().count(Operation.ACCEPT)).isEqualTo(1);
    }

    @Test
    void rejectionIsReadyForTheOneAndHeldByTheOther() {
        // given
        stage.operator();
        request("orders", "onConsultFailed: Recreate");
        stage.awaitReason("orders", "Consulting");

        // when
        answer("from-orders", "acceptance: Reject");

        // then
        assertThat(Stage.condition(stage.awaitReady("from-orders"), "Ready").reason())
                .isEqualTo("RejectedAsDeclared");
        PeerConnection held = stage.awaitReason("orders", "Blocked");
        assertThat(Stage.condition(held, "PeerAccepted").reason()).isEqualTo("Rejected");
        stage.letTimePass(Duration.ofMinutes(2));
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.REJECT);
    }

    @Test
    void deletingTheAcceptorReleasesNothingAndDeletingTheRequesterReleases() {
        // given
        stage.operator();
        request("orders");
        answer("from-orders", "acceptance: Accept");
        stage.awaitReady("orders");
        stage.awaitReady("from-orders");

        // when
        stage.delete("from-orders");

        // then
        stage.awaitGone("from-orders");
        assertThat(stage.cloud.connections()).hasSize(1);

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    @Test
    void requestThatLapsedIsMadeAgainWhenDeclaredSo() {
        // given
        stage.operator();
        request("orders", "onConsultFailed: Recreate");
        String id = stage.awaitReason("orders", "Consulting").getStatus().peerConnId();

        // when
        stage.clock.advance(Duration.ofDays(7).minusMinutes(10));
        stage.letTimePass(Duration.ofMinutes(3));
        stage.clock.advance(Duration.ofMinutes(8));
        stage.awaitReason("orders", "Creating");
        stage.clock.advance(Duration.ofHours(2));

        // then
        PeerConnection again = stage.awaitThat(
                "orders",
                object -> object.getStatus().peerConnId() != null
                        && !id.equals(object.getStatus().peerConnId())
                        && "consulting".equals(object.getStatus().status()));
        assertThat(again.getStatus().previousPeerConnId()).isEqualTo(id);
        assertThat(again.getStatus().lastRecreatedAt()).isNotNull();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE, Operation.CREATE);
    }
}
