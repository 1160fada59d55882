package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The seven days in which the other account answers, or does not. */
class NegotiationIT extends LifecycleIT {
    private static final String[] QUICK = {"--poll-interval=10s"};

    NegotiationIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private PeerConnection request(String... moreSpec) {
        stage.create("orders", Specs.request(stage.a(), stage.b()), moreSpec);
        return stage.awaitReason("orders", "Consulting");
    }

    /** Seven days less a few minutes, in which the request is seen waiting, and those minutes. */
    private void letItLapse() {
        stage.clock.advance(Duration.ofDays(7).minusMinutes(6));
        stage.letThemLook(3);
        stage.clock.advance(Duration.ofMinutes(6));
        stage.awaitThat(
                "orders", object -> "consult_failed".equals(object.getStatus().status()));
    }

    @Test
    void deadlineIsShownAndPeopleAreWarnedTwoDaysBefore() {
        // given
        OperatorAssembly first = stage.operator(QUICK);
        Instant before = stage.clock.instant();
        Instant deadline = request().getStatus().negotiationDeadline();
        assertThat(deadline)
                .isBetween(
                        before.plus(Duration.ofDays(7)).minusSeconds(30),
                        stage.clock.instant().plus(Duration.ofDays(7)));

        // when
        stage.clock.advance(Duration.ofDays(5).minusHours(3));
        stage.letThemLook(3);
        assertThat(stage.events("orders")).noneMatch(event -> event.startsWith("DeadlineNear"));
        stage.stop(first);
        stage.operator(QUICK);
        stage.clock.advance(Duration.ofHours(3));

        // then
        stage.awaitEvent("orders", "DeadlineNear request ");
        assertThat(stage.get("orders").getStatus().negotiationDeadline())
                .as("first seen once, whoever looks")
                .isEqualTo(deadline);
    }

    @Test
    void lapsedRequestIsHeldUntilItMayBeMadeAgain() {
        // given
        stage.operator(QUICK);
        String id = request().getStatus().peerConnId();

        // when
        letItLapse();

        // then
        PeerConnection held = stage.awaitReason("orders", "Blocked");
        assertThat(Stage.condition(held, "PeerAccepted").reason()).isEqualTo("ConsultFailed");
        assertThat(Stage.condition(held, "Stalled").status().toString()).isEqualTo("True");
        assertThat(Stage.condition(held, "Ready").message()).contains("within seven days", "onConsultFailed: Recreate");
        stage.clock.advance(Duration.ofDays(2));
        stage.letThemLook(3);
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.patchSpec("orders", "{\"onConsultFailed\":\"Recreate\"}");

        // then
        stage.awaitThat(
                "orders",
                object -> "consulting".equals(object.getStatus().status())
                        && id.equals(object.getStatus().previousPeerConnId()));
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE, Operation.CREATE);
    }

    @Test
    void lapsedRequestIsMadeAgainEverMoreSeldomWhateverCrashesInBetween() {
        // given
        OperatorAssembly operator = stage.operator(QUICK);
        request("onConsultFailed: Recreate");

        // when
        letItLapse();
        stage.awaitReason("orders", "Creating");
        stage.stop(operator);
        operator = stage.operator(QUICK);
        stage.clock.advance(Duration.ofMinutes(20));
        stage.letThemLook(3);

        // then
        stage.cloud.journal().assertExactly(Operation.CREATE);
        assertThat(Stage.condition(stage.get("orders"), "PeerAccepted").reason())
                .as("what was found out is not forgotten")
                .isEqualTo("ConsultFailed");

        // when
        stage.cloud.set("timing.deleting", "5m");
        stage.clock.advance(Duration.ofMinutes(41));
        stage.awaitThat("orders", object -> "deleting".equals(object.getStatus().status()));
        stage.stop(operator);
        stage.operator(QUICK);
        stage.clock.advance(Duration.ofMinutes(5));

        // then
        PeerConnection second = stage.awaitThat(
                "orders",
                object -> "consulting".equals(object.getStatus().status())
                        && object.getStatus().createAttempt() == 2);
        assertThat(second.getStatus().lastRecreatedAt()).isNotNull();

        // when
        letItLapse();
        stage.clock.advance(Duration.ofMinutes(65));
        stage.letThemLook(3);

        // then
        assertThat(stage.cloud.journal().operations())
                .as("two hours the second time")
                .containsExactly(Operation.CREATE, Operation.DELETE, Operation.CREATE);

        // when
        stage.clock.advance(Duration.ofMinutes(60));

        // then
        stage.awaitThat("orders", object -> object.getStatus().createAttempt() == 3);
        stage.cloud
                .journal()
                .assertExactly(
                        Operation.CREATE, Operation.DELETE, Operation.CREATE, Operation.DELETE, Operation.CREATE);
    }

    @Test
    void rejectedRequestIsNeverMadeAgain() {
        // given
        OperatorAssembly operator = stage.operator(QUICK);
        request("onConsultFailed: Recreate");

        // when
        stage.create("from-orders", Specs.answer(stage.a(), stage.b()), "acceptance: Reject");

        // then
        assertThat(Stage.condition(stage.awaitReady("from-orders"), "Ready").reason())
                .isEqualTo("RejectedAsDeclared");
        PeerConnection held = stage.awaitReason("orders", "Blocked");
        assertThat(Stage.condition(held, "PeerAccepted").reason()).isEqualTo("Rejected");

        // when
        stage.clock.advance(Duration.ofDays(8));
        stage.letThemLook(3);
        stage.stop(operator);
        stage.operator(QUICK);
        stage.letThemLook(3);

        // then
        assertThat(Stage.condition(stage.get("orders"), "PeerAccepted").reason())
                .as("no time makes a time-out of it")
                .isEqualTo("Rejected");
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.REJECT);
    }
}
