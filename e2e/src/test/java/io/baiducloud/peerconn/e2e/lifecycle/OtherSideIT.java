package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import org.junit.jupiter.api.Test;

/** The acceptor block: the other side, with the same account or another one's keys, where that side stands. */
class OtherSideIT extends LifecycleIT {
    OtherSideIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private PeerConnection request(String name, String... moreSpec) {
        return stage.create(name, Specs.request(stage.a(), stage.b()), moreSpec);
    }

    @Test
    void otherAccountAcceptsInItsOwnRegionAndItsSideIsDriven() {
        // given
        Connection other = stage.cloud
                .console()
                .add(sketch -> sketch.between(
                                stage.a(),
                                stage.a().vpcId("bj", 1),
                                stage.b(),
                                stage.b().vpcId("gz", 0))
                        .status(Status.CONSULTING));
        stage.operator("--poll-interval=10s");

        // when
        request(
                "orders",
                "dnsSync: true",
                "acceptor: { credentialsRef: { name: account-b }, dnsSync: true, description: from a, localIfName: orders }");

        // then
        PeerConnection ready = stage.awaitReady("orders");
        String id = ready.getStatus().peerConnId();
        assertThat(ready.getStatus().peer().dnsStatus()).isEqualTo("open");
        assertThat(ready.getStatus().peer().localIfName()).isEqualTo("orders");
        assertThat(Stage.condition(ready, "PeerAccepted").reason()).isEqualTo("Accepted");
        assertThat(stage.cloud.connection(id).orElseThrow().acceptor().description())
                .isEqualTo("from a");
        String a = stage.a().accountId();
        String b = stage.b().accountId();
        assertThat(stage.mutations())
                .as("B4, complaint 1: accepted by whom the other VPC belongs to, at the endpoint of its region")
                .containsExactlyInAnyOrder(
                        "create@bj by " + a,
                        "accept@gz by " + b,
                        "openDns@bj by " + a,
                        "openDns@gz by " + b,
                        "update@gz by " + b);
        assertThat(stage.cloud.connection(other.id()).orElseThrow().status())
                .as("a request to the same VPC that this object did not make")
                .isEqualTo(Status.CONSULTING);
    }

    @Test
    void sameAccountIsDrivenInTheOtherRegionAndKeptThatWay() {
        // given
        stage.operator("--poll-interval=10s");
        stage.initiator("orders", "bandwidthInMbps: 50", "acceptor: { dnsSync: true, description: d, localIfName: n }");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.cloud.journal().clear();

        // when
        stage.cloud.console().rename(id, Role.ACCEPTOR, "theirs", "theirs");
        stage.cloud.console().dns(id, Role.ACCEPTOR, DnsStatus.CLOSE);
        stage.awaitCloud(cloud -> cloud.journal().entries().size() == 2);

        // then
        stage.awaitReady("orders");
        Connection there = stage.cloud.connection(id).orElseThrow();
        assertThat(there.acceptor().description()).isEqualTo("d");
        assertThat(there.acceptor().ifName()).isEqualTo("n");
        assertThat(there.initiator().description()).as("not declared").isEmpty();
        String a = stage.a().accountId();
        assertThat(stage.mutations())
                .as("B3: drift of the other side's DNS is seen, and repaired once")
                .containsExactlyInAnyOrder("update@gz by " + a, "openDns@gz by " + a);
    }

    @Test
    void lostKeysOfTheOtherSideStopNeitherOwnWorkNorDeletion() {
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
        PeerConnection waiting = stage.awaitThat(
                "orders",
                object -> Integer.valueOf(60).equals(object.getStatus().bandwidthInMbps())
                        && Stage.condition(object, "Ready").reason().equals("SecretNotFound"));
        assertThat(Stage.condition(waiting, "Available").status().toString()).isEqualTo("True");
        assertThat(Stage.condition(waiting, "Ready").message()).contains("account-b");

        // when
        stage.delete("orders");

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
    }

    @Test
    void wrongKeysOfTheOtherSideLeaveTheRequestToWait() {
        // given
        stage.secret("account-b", stage.b().accessKeyId(), "not-the-secret");
        stage.operator("--poll-interval=10s");

        // when
        request("orders", "acceptor: { credentialsRef: { name: account-b } }", "description: mine");

        // then
        PeerConnection waiting = stage.awaitReason("orders", "Consulting");
        stage.awaitCloud(cloud -> cloud.connections().getFirst().status() == Status.CONSULTING);
        stage.letThemLook(3);
        assertThat(Stage.condition(waiting, "CredentialsReady").status().toString())
                .as("our own keys are good")
                .isEqualTo("True");
        assertThat(stage.get("orders").getStatus().pendingActions())
                .anyMatch(step ->
                        step.startsWith("accept " + waiting.getStatus().peerConnId()) && step.contains("account-b"));

        // when
        stage.secret("account-b", stage.b());

        // then
        stage.awaitReady("orders");
        assertThat(stage.cloud.journal().count(Operation.ACCEPT)).isEqualTo(1);
    }
}
