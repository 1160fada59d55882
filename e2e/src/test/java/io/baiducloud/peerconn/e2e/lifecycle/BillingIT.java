package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Operations;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money: bought once, renewed once for each end, whatever crashes, and never bought again by itself. */
class BillingIT extends LifecycleIT {
    static final String PREPAID =
            "billing: { paymentTiming: Prepaid, reservation: { reservationLength: 1, reservationTimeUnit: month } }";

    BillingIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        // a token that protects from nothing: only the operator's own memory does
        return usual.instantTransitions().setting(Tokens.IGNORED_FOR, Operations.of(Operation.RENEW));
    }

    @Test
    void isBoughtOnceMadeFasterAndNeverSlower() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", PREPAID);
        PeerConnection bought = stage.awaitReady("orders");
        assertThat(bought.getStatus().paymentTiming()).isEqualTo("Prepaid");
        assertThat(bought.getStatus().expiredTime()).isNotNull();

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":5}");

        // then
        PeerConnection blocked = stage.awaitReason("orders", "Blocked");
        assertThat(Stage.condition(blocked, "Ready").message()).contains("set bandwidthInMbps to 20 or more");
        assertThat(Stage.condition(blocked, "Synced").reason()).isEqualTo("Blocked");

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        stage.awaitReady("orders");
        assertThat(stage.cloud.requests().count(Operation.RESIZE)).isEqualTo(1);
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE);
    }

    @Test
    void endIsShownAndToldOfOnceBeforeItComes() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", PREPAID);
        PeerConnection ready = stage.awaitReady("orders");

        // when
        stage.cloud.console().expireIn(ready.getStatus().peerConnId(), Duration.ofDays(5));

        // then
        String before = ready.getStatus().expiredTime();
        PeerConnection near = stage.awaitThat(
                "orders", object -> !before.equals(object.getStatus().expiredTime()));
        stage.letTimePass(Duration.ofSeconds(20));
        assertThat(stage.events("orders", "DeadlineNear"))
                .containsExactly("prepaid connection " + near.getStatus().peerConnId() + " ends at "
                        + near.getStatus().expiredTime() + ": renew it in the console or set billing.autoRenew");
        assertThat(Stage.isReady(near)).isTrue();
    }

    @Test
    void connectionThatVanishedIsNotBoughtAgain() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10", PREPAID);
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.cloud.console().delete(id);

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "Blocked"), "Ready")
                        .message())
                .contains(id, "not bought again");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void renewalWhoseAnswerWasLostIsNotPaidForTwiceByTheNextProcess() {
        // given
        OperatorAssembly first = stage.operator();
        String end = readyAndNearItsEnd();
        stage.cloud.faults().add(Fault.of(new Effect.ResetAfter()).on(Operation.RENEW));
        stage.patchSpec("orders", renewing());
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.RENEW) > 0);
        first.close();
        stage.cloud.faults().clear();

        // when
        stage.operator();

        // then
        PeerConnection renewed = stage.awaitThat(
                "orders",
                object ->
                        Stage.isReady(object) && !end.equals(object.getStatus().expiredTime()));
        stage.letTimePass(Duration.ofSeconds(40));
        assertThat(stage.cloud.requests().count(Operation.RENEW)).isEqualTo(1);
        assertThat(renewed.getStatus().renewal().expiredTime()).isEqualTo(end);
    }

    @Test
    void renewalThatNeverArrivedIsLeftToAPerson() {
        // given
        OperatorAssembly first = stage.operator("--visibility-grace=10s");
        readyAndNearItsEnd();
        stage.cloud.faults().add(Fault.of(new Effect.ResetBefore()).on(Operation.RENEW));
        stage.patchSpec("orders", renewing());
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.RENEW) > 0);
        first.close();

        // when
        stage.operator("--visibility-grace=10s");

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "Blocked"), "Ready")
                        .message())
                .contains("not paid for twice", "renew it there");
        stage.letTimePass(Duration.ofSeconds(40));
        assertThat(stage.cloud.requests().count(Operation.RENEW)).isEqualTo(1);
    }

    @Test
    void twoProcessesThatBothThinkTheyLeadRenewOnceThoughTheRenewalDoesNotShow() {
        // given
        stage.operator();
        String end = readyAndNearItsEnd();
        stage.operator();
        stage.letTimePass(Duration.ofSeconds(20));
        stage.cloud.set(Timing.LIST_LAG, Duration.ofSeconds(60));
        stage.cloud.set(Timing.DETAIL_LAG, Duration.ofSeconds(60));

        // when
        stage.patchSpec("orders", renewing());

        // then
        stage.awaitThat(
                "orders",
                object ->
                        Stage.isReady(object) && !end.equals(object.getStatus().expiredTime()));
        assertThat(stage.cloud.requests().count(Operation.RENEW)).isEqualTo(1);
    }

    private String readyAndNearItsEnd() {
        stage.initiator("orders", "bandwidthInMbps: 10", PREPAID);
        PeerConnection ready = stage.awaitReady("orders");
        stage.cloud.console().expireIn(ready.getStatus().peerConnId(), Duration.ofDays(3));
        String bought = ready.getStatus().expiredTime();
        return stage.awaitThat(
                        "orders", object -> !bought.equals(object.getStatus().expiredTime()))
                .getStatus()
                .expiredTime();
    }

    private static String renewing() {
        return "{\"billing\":{\"autoRenew\":{\"months\":1,\"whenDaysLeft\":7}}}";
    }
}
