package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two teams with two clusters and two accounts; neither has the other's keys, and nobody knows what detail says of theirs. */
class TwoClustersIT extends LifecycleIT {
    TwoClustersIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "own", "peer"})
    void bothReachReadyAndSurviveTheDeletionOfEitherSide(String whatDetailSaysOfTheOtherSide) {
        // given
        stage.close();
        stage = new Stage(controlPlane, builder -> builder.setting("views.foreignSide", whatDetailSaysOfTheOtherSide));
        stage.client
                .secrets()
                .inNamespace(stage.namespace)
                .withName("account-b")
                .delete();
        Stage other = stage.beside();
        other.secret("account-b", stage.b());
        stage.operator("--cluster-id=one", "--poll-interval=10s");
        other.operator("--cluster-id=two", "--poll-interval=10s");
        try {
            // when
            other.create("from-orders", Specs.answer(stage.a(), stage.b()), "acceptance: Accept", "dnsSync: true");
            stage.create("orders", Specs.request(stage.a(), stage.b()), "dnsSync: true", "deleteProtect: false");

            // then
            String id = stage.awaitReady("orders").getStatus().peerConnId();
            assertThat(other.awaitReady("from-orders").getStatus().peerConnId()).isEqualTo(id);

            // when
            other.delete("from-orders");
            other.awaitGone("from-orders");
            stage.letThemLook(3);

            // then
            assertThat(Stage.isReady(stage.get("orders")))
                    .as("the requester's network works on")
                    .isTrue();

            // when
            other.create("from-orders", Specs.answer(stage.a(), stage.b()), "acceptance: Accept", "dnsSync: true");
            other.awaitReady("from-orders");
            stage.delete("orders");
            stage.awaitGone("orders");

            // then
            PeerConnection waiting = other.awaitReason("from-orders", "WaitingForRequest");
            assertThat(waiting.getStatus().peerConnId()).isNull();

            // when
            stage.create("orders", Specs.request(stage.a(), stage.b()));

            // then
            assertThat(stage.awaitReady("orders").getStatus().peerConnId()).isNotEqualTo(id);
            other.awaitReady("from-orders");
            String a = stage.a().accountId();
            String b = stage.b().accountId();
            assertThat(stage.mutations())
                    .containsExactlyInAnyOrder(
                            "create@bj by " + a,
                            "accept@gz by " + b,
                            "openDns@bj by " + a,
                            "openDns@gz by " + b,
                            "delete@bj by " + a,
                            "create@bj by " + a,
                            "accept@gz by " + b,
                            "openDns@gz by " + b);
        } finally {
            other.stopAll();
        }
    }
}
