package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Looking without touching: whatever happens, nothing is changed, and what is shown is what would be done. */
class ObserveOnlyIT extends LifecycleIT {
    private static final int STEPS = 60;
    private static final List<String> NAMES = List.of("created", "adoptable", "missing", "observing");
    private static final Map<String, Operation> OPERATIONS = Map.of(
            "create ", Operation.CREATE,
            "resize ", Operation.RESIZE,
            "set the ", Operation.UPDATE,
            "open DNS sync", Operation.OPEN_DNS,
            "close DNS sync", Operation.CLOSE_DNS,
            "switch delete protection ", Operation.DELETE_PROTECT);

    ObserveOnlyIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private Connection foreign() {
        return stage.byHand(0, 0, 20);
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

    @Test
    void operatorThatOnlyObservesChangesNothingInALongHistoryAndShowsWhatFullDoes() {
        // given
        var full = stage.operator();
        stage.initiator("created", "bandwidthInMbps: 100", "dnsSync: false", "description: d", "deleteProtect: true");
        stage.awaitReady("created");
        stage.stop(full);
        Connection there = stage.byHand(1, 0, 20);
        Connection observed = stage.byHand(2, 0, 20);
        initiator("adoptable", 1, 0, "adoptionPolicy: IfUnmanaged", "bandwidthInMbps: 50", "dnsSync: true");
        initiator("missing", 1, 1, "bandwidthInMbps: 50");
        initiator("observing", 2, 0, "managementPolicy: ObserveOnly", "bandwidthInMbps: 50");
        stage.cloud.journal().clear();
        var observing = stage.operator("--management-policy=ObserveOnly", "--poll-interval=10s");

        // when
        var random = new Random(6);
        for (int step = 0; step < STEPS; step++) {
            something(random, List.of(there.id(), observed.id(), idOf("created")));
            stage.letTimePass(Duration.ofSeconds(1));
        }

        // then
        stage.cloud.journal().assertNothing();

        // when
        somethingLast(there);
        List<List<String>> shown = NAMES.stream().map(this::pendingWhenSettled).toList();
        stage.cloud.journal().assertNothing();
        stage.stop(observing);
        stage.operator("--poll-interval=10s");
        List.of("created", "adoptable", "missing").forEach(stage::awaitReady);

        // then
        assertThat(shown.getFirst()).as("a drift report").isNotEmpty();
        for (String name : NAMES) {
            List<Operation> done = stage.cloud.journal().entries(idOf(name)).stream()
                    .map(entry -> entry.operation())
                    .toList();
            assertThat(name.equals("observing") ? List.of() : operations(shown.get(NAMES.indexOf(name))))
                    .as("%s showed %s", name, shown.get(NAMES.indexOf(name)))
                    .containsExactlyInAnyOrderElementsOf(done);
        }
    }

    private void initiator(String name, int local, int peer, String... moreSpec) {
        stage.initiatorOf(name, stage.a().vpcId("bj", local), "gz", stage.a().vpcId("gz", peer), moreSpec);
    }

    private String idOf(String name) {
        String id = stage.get(name).getStatus().peerConnId();
        return id == null ? "" : id;
    }

    private void something(Random random, List<String> ids) {
        String id = ids.get(random.nextInt(ids.size()));
        String name = NAMES.get(random.nextInt(NAMES.size()));
        switch (random.nextInt(8)) {
            case 0 -> stage.cloud.console().resize(id, 10 + random.nextInt(5));
            case 1 -> stage.cloud.console().dns(id, Role.INITIATOR, pick(random, DnsStatus.values()));
            case 2 -> stage.cloud.console().rename(id, Role.INITIATOR, "n" + random.nextInt(3), "");
            case 3 -> stage.cloud.console().protect(id, random.nextBoolean());
            case 4 ->
                stage.cloud
                        .console()
                        .status(id, pick(random, Status.ACTIVE, Status.DOWN, Status.ERROR, Status.UPDATING));
            case 5 -> stage.patchSpec(name, "{\"bandwidthInMbps\":" + (60 + random.nextInt(3)) + "}");
            case 6 -> stage.patchSpec(name, "{\"dnsSync\":" + random.nextBoolean() + "}");
            default -> stage.patchSpec(name, "{\"description\":\"d" + random.nextInt(3) + "\"}");
        }
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /** A state in which all that is shown can be done. */
    private void somethingLast(Connection there) {
        for (String id : List.of(there.id(), idOf("created"))) {
            stage.cloud.console().status(id, Status.ACTIVE);
            stage.cloud.console().dns(id, Role.INITIATOR, DnsStatus.OPEN);
            stage.cloud.console().resize(id, 33);
            stage.cloud.console().protect(id, false);
        }
        stage.patchSpec("created", "{\"dnsSync\":false}");
    }

    private List<String> pendingWhenSettled(String name) {
        stage.letTimePass(Duration.ofSeconds(15));
        PeerConnection object = stage.awaitThat(
                name,
                one -> one.getMetadata().getGeneration().equals(one.getStatus().observedGeneration()));
        return object.getStatus().pendingActions();
    }

    private static List<Operation> operations(List<String> words) {
        return words.stream()
                .flatMap(step -> OPERATIONS.entrySet().stream()
                        .filter(known -> step.startsWith(known.getKey()))
                        .map(Map.Entry::getValue))
                .toList();
    }
}
