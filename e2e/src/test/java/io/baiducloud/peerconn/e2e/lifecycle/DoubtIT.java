package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.settings.Views;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that say less than they seem to, words nobody knows, mutations that do nothing: shown, and no reason to act. */
class DoubtIT extends LifecycleIT {
    DoubtIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    @Test
    void answersWithoutABodyAreNoEmptyList() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.cloud.faults().add(Fault.of(new Effect.EmptyBody()).on(Operation.LIST, Operation.DETAIL));

        // when
        long lists = stage.cloud.requests().count(Operation.LIST);
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.LIST) > lists + 1);

        // then
        stage.cloud.journal().assertExactly(Operation.CREATE);
        stage.cloud.faults().clear();
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");
        stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));
    }

    @Test
    void processThatEndsBetweenTheRequestAndItsAnswerLeavesOneConnection() {
        // given
        stage.cloud.faults().add(Fault.of(new Effect.ResetAfter()).on(Operation.CREATE));
        stage.cloud.set(Timing.LIST_LAG, Duration.ofSeconds(60));
        OperatorAssembly first = stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.CREATE) > 0);
        first.close();
        stage.cloud.faults().clear();

        // when
        stage.operator();

        // then
        PeerConnection ready = stage.awaitReady("orders");
        assertThat(ready.getStatus().createAttempt()).isEqualTo(1);
        assertThat(stage.cloud.connections()).hasSize(1);
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void postpaidConnectionDeletedElsewhereIsMadeAgainOnceAndThatIsTold() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.cloud.console().delete(id);

        // then
        PeerConnection again = stage.awaitThat(
                "orders",
                object -> Stage.isReady(object) && !id.equals(object.getStatus().peerConnId()));
        assertThat(again.getStatus().createAttempt()).isEqualTo(2);
        assertThat(again.getStatus().previousPeerConnId()).isEqualTo(id);
        assertThat(stage.events("orders", "Recreating"))
                .singleElement()
                .asString()
                .contains("requested connection");
        assertThat(stage.cloud.journal().entries())
                .extracting(entry -> entry.operation())
                .containsExactly(Operation.CREATE, Operation.CREATE);
        assertThat(stage.cloud.connections()).hasSize(1);
    }

    @Test
    void unknownStateIsShownAndHeld() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");

        // when
        stage.cloud
                .faults()
                .add(Fault.of(new Effect.UnknownStatus("migrating-2")).on(Operation.LIST, Operation.DETAIL));
        stage.awaitThat(
                "orders", object -> "migrating-2".equals(object.getStatus().status()));
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        PeerConnection held = stage.awaitThat(
                "orders", object -> !object.getStatus().pendingActions().isEmpty());
        assertThat(Stage.condition(held, "Ready").reason()).isEqualTo("Pending");
        assertThat(Stage.condition(held, "Ready").message()).contains("migrating-2", "nothing is changed meanwhile");
        assertThat(Stage.condition(held, "Available").reason()).isEqualTo("Migrating2");
        assertThat(held.getStatus().pendingActions()).singleElement().asString().contains("resize 10 -> 20 Mbps");
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.cloud.faults().clear();

        // then
        stage.awaitReady("orders");
    }

    /** Complaint 12 about systems of this kind: steady-state writes exceed the quota. */
    @Test
    void complaint12MutationWithoutEffectIsNotRepeatedHotAndSaidToBeSo() {
        // given
        stage.operator("--settle-window=5s");
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.cloud.faults().add(Fault.of(new Effect.NoEffect()).on(Operation.RESIZE));

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        stage.awaitCloud(cloud -> cloud.requests().count(Operation.RESIZE) == 2);
        stage.letTimePass(Duration.ofSeconds(30));
        PeerConnection waiting = stage.get("orders");
        assertThat(Stage.condition(waiting, "Ready").message())
                .contains("the cloud took this and does not show it yet: resize 10 -> 20 Mbps");
        assertThat(Stage.condition(waiting, "Synced").reason()).isEqualTo("Pending");
        assertThat(stage.cloud.requests().count(Operation.RESIZE)).isBetween(2L, 5L);

        // when
        stage.cloud.faults().clear();

        // then
        stage.awaitReady("orders");
    }

    @Test
    void oddRowsWithoutTagsAndProtectionAndWithMisspeltKeysAreReadAsTheyAreMeant() {
        // given
        stage.cloud.set(Views.LIST_TAGS, false);
        stage.cloud.set(Views.LIST_PROTECTION, false);
        stage.cloud.set(Views.NO_TAGS, Views.Absent.OMITTED);
        stage.cloud.set(Views.BANDWIDTH_KEY, Views.BandwidthKey.TYPO);
        stage.cloud.set(Views.BANDWIDTH_AS_TEXT, true);
        List.of(new Effect.DuplicateRows(), new Effect.ReorderRows(), new Effect.ExtraFields())
                .forEach(odd -> stage.cloud.faults().add(Fault.of((Effect) odd).on(Operation.LIST, Operation.DETAIL)));
        stage.operator();

        // when
        stage.initiator("orders", "bandwidthInMbps: 10", "deleteProtect: false", "dnsSync: true");

        // then
        stage.awaitReady("orders");
        stage.delete("orders");
        stage.awaitGone("orders");
        assertThat(stage.cloud.connections()).isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.OPEN_DNS, Operation.DELETE);
    }
}
