package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acceptor objects: they answer exactly the request they were told to expect. */
class AcceptorIT extends LifecycleIT {
    AcceptorIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private PeerConnection request(String... moreSpec) {
        return stage.create("orders", Specs.request(stage.a(), stage.b()), moreSpec);
    }

    private PeerConnection answer(String... moreSpec) {
        return stage.create("from-orders", Specs.answer(stage.a(), stage.b()), moreSpec);
    }

    @Test
    void manualAcceptanceOfARequestThatComesLaterNeedsItsId() {
        // given
        stage.operator();
        answer("acceptance: Manual", "dnsSync: true", "description: billing", "localIfName: from-orders");
        stage.awaitReason("from-orders", "WaitingForRequest");

        // when
        request();

        // then
        PeerConnection waiting = stage.awaitReason("from-orders", "WaitingForApproval");
        String id = waiting.getStatus().peerConnId();
        assertThat(Stage.condition(waiting, "Ready").message()).contains("approvedPeerConnId: " + id);
        PeerConnection consulting = stage.awaitReason("orders", "Consulting");
        assertThat(consulting.getStatus().negotiationDeadline()).isNotNull();

        // when
        stage.patchSpec("from-orders", "{\"approvedPeerConnId\":\"" + id + "\"}");

        // then
        PeerConnection accepted = stage.awaitReady("from-orders");
        assertThat(accepted.getStatus().dnsStatus()).isEqualTo("open");
        assertThat(stage.cloud.connection(id).orElseThrow().acceptor().description())
                .isEqualTo("billing");
        assertThat(stage.cloud.connection(id).orElseThrow().acceptor().ifName()).isEqualTo("from-orders");
        stage.awaitReady("orders");
        assertThat(stage.get("orders").getStatus().negotiationDeadline()).isNull();
    }

    @Test
    void standingGrantAcceptsARequestThatCameFirst() {
        // given
        stage.operator();
        request();
        stage.awaitReason("orders", "Consulting");

        // when
        answer("acceptance: Accept");

        // then
        stage.awaitReady("from-orders");
        stage.awaitReady("orders");
        assertThat(stage.cloud.journal().count(Operation.ACCEPT)).isEqualTo(1);
    }

    @Test
    void nothingNearToWhatIsExpectedIsEverAccepted() {
        // given
        Account a = stage.a();
        Account b = stage.b();
        requested(a, a.vpcId("bj", 0), b, b.vpcId("gz", 0));
        requested(a, a.vpcId("bj", 1), b, b.vpcId("gz", 0));
        requested(a, a.vpcId("bj", 2), b, b.vpcId("gz", 1));
        requested(b, b.vpcId("gz", 1), a, a.vpcId("bj", 1));
        stage.operator("--poll-interval=10s");

        // when
        String nobody = "0".repeat(32);
        grant("local-vpc", "gz", b.vpcId("gz", 1), "bj", a.vpcId("bj", 0), a.accountId());
        grant("peer-vpc", "gz", b.vpcId("gz", 0), "bj", a.vpcId("bj", 2), a.accountId());
        grant("account", "gz", b.vpcId("gz", 0), "bj", a.vpcId("bj", 0), nobody);
        grant("peer-region", "gz", b.vpcId("gz", 0), "su", a.vpcId("bj", 1), a.accountId());
        grant("region", "bj", b.vpcId("gz", 1), "bj", a.vpcId("bj", 2), a.accountId());
        grant("direction", "gz", b.vpcId("gz", 1), "bj", a.vpcId("bj", 1), a.accountId());

        // then
        for (String near : List.of("local-vpc", "peer-vpc", "account", "peer-region", "region", "direction")) {
            assertThat(stage.awaitReason(near, "WaitingForRequest").getStatus().peerConnId())
                    .as("what is near is not shown either: %s", near)
                    .isNull();
        }
        stage.letThemLook(6);
        stage.cloud.journal().assertNothing();

        // when
        stage.delete("account");
        stage.awaitGone("account");
        grant("exact", "gz", b.vpcId("gz", 0), "bj", a.vpcId("bj", 0), a.accountId());

        // then
        stage.awaitReady("exact");
        stage.cloud.journal().assertExactly(Operation.ACCEPT);
    }

    private void requested(Account from, String localVpcId, Account to, String peerVpcId) {
        stage.cloud
                .console()
                .add(sketch -> sketch.between(from, localVpcId, to, peerVpcId).status(Status.CONSULTING));
    }

    private void grant(
            String name, String region, String localVpcId, String peerRegion, String peerVpcId, String account) {
        stage.create(name, Specs.answer(region, localVpcId, peerRegion, peerVpcId, account), "acceptance: Accept");
    }
}
