package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.RealCluster;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.export.ExportCommand;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of docs/adopting.md: from a fleet that was made by hand to Full management, and back out again. */
class AdoptingIT extends LifecycleIT {
    private static final String OURS = "peerconn-ours00000";
    private static final String NEAR = "peerconn-near00000";
    private static final String PREPAID = "peerconn-prepaid00";
    private static final String OUTGOING = "peerconn-outgoing0";
    private static final String INCOMING = "peerconn-incoming0";
    private static final List<String> INITIATED = List.of(NEAR, OURS, OUTGOING, PREPAID);

    @TempDir
    private Path dir;

    AdoptingIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Test
    void aFleetIsTakenOverAndGivenBackWithoutAnOutage() throws IOException {
        // given
        aFleetMadeByHand();
        stage.operator();

        // when: export and apply
        String exported = export("--region=bj,gz");
        apply(exported);

        // then: everything is seen, nothing is touched, and the first thing that Full would do is to adopt
        for (String id : INITIATED) {
            PeerConnection seen = stage.awaitReady(id);
            assertThat(seen.getStatus().pendingActions())
                    .as(id)
                    .containsExactly("adopt " + id + " (needs: set adoptionPolicy: IfUnmanaged to take it over)");
            assertThat(seen.getStatus().origin()).isNull();
            assertThat(seen.getFinalizers()).isEmpty();
        }
        PeerConnection incoming = stage.awaitReady(INCOMING);
        assertThat(incoming.getSpec().role()).isEqualTo(Role.ACCEPTOR);
        assertThat(incoming.getStatus().pendingActions()).isEmpty();
        assertThat(exported).contains("# skipped peerconn-failed000", "# skipped peerconn-leaving00");
        stage.cloud.journal().assertNothing();

        // when: full management
        List<Connection> before = stage.cloud.connections();
        INITIATED.forEach(
                id -> stage.patchSpec(id, "{\"managementPolicy\":\"Full\",\"adoptionPolicy\":\"IfUnmanaged\"}"));
        stage.patchSpec(INCOMING, "{\"managementPolicy\":\"Full\"}");

        // then: it is ours, and still nothing was touched
        for (String id : INITIATED) {
            PeerConnection taken = stage.awaitThat(
                    id, object -> Stage.isReady(object) && object.getStatus().origin() != null);
            assertThat(taken.getStatus().origin()).isEqualTo(Origin.ADOPTED);
            assertThat(taken.getStatus().pendingActions()).isEmpty();
            assertThat(taken.getFinalizers()).containsExactly(WellKnownNames.FINALIZER);
        }
        stage.awaitReady(INCOMING);
        stage.letTimePass(Duration.ofMinutes(3));
        stage.cloud.journal().assertNothing();
        assertThat(stage.cloud.connections()).isEqualTo(before);

        // when: a change in git, and one in the console
        stage.patchSpec(OURS, "{\"bandwidthInMbps\":80}");
        stage.awaitThat(
                OURS,
                object -> Stage.isReady(object)
                        && Integer.valueOf(80).equals(object.getStatus().bandwidthInMbps()));
        stage.cloud.console().rename(NEAR, io.baiducloud.peerconn.simulator.model.Role.INITIATOR, "mine", "by hand");
        stage.awaitCloud(cloud -> cloud.journal().count(Operation.UPDATE) == 1);

        // then
        stage.cloud.journal().assertExactly(Operation.RESIZE, Operation.UPDATE);

        // when: back to looking only, as before an uninstallation
        INITIATED.forEach(id -> stage.patchSpec(id, "{\"managementPolicy\":\"ObserveOnly\"}"));
        stage.awaitThat(OURS, AdoptingIT::isSeen);
        stage.cloud.console().resize(OURS, 90);

        // then
        stage.awaitThat(OURS, object -> object.getStatus().pendingActions().contains("resize 90 -> 80 Mbps"));

        // when: the objects go, some while they only look, one while it is managed
        stage.patchSpec(OURS, "{\"bandwidthInMbps\":90,\"managementPolicy\":\"Full\"}");
        stage.awaitReady(OURS);
        Stream.concat(INITIATED.stream(), Stream.of(INCOMING)).forEach(stage::delete);

        // then: the connections stay
        Stream.concat(INITIATED.stream(), Stream.of(INCOMING)).forEach(stage::awaitGone);
        assertThat(stage.cloud.connections())
                .filteredOn(connection -> connection.status() == Status.ACTIVE)
                .extracting(Connection::id)
                .containsExactlyInAnyOrder(NEAR, OURS, OUTGOING, PREPAID, INCOMING);
        stage.cloud.journal().assertExactly(Operation.RESIZE, Operation.UPDATE);
        assertThat(export("--region=gz,bj")).isEqualTo(exported.replace("bandwidthInMbps: 50", "bandwidthInMbps: 90"));
    }

    private static boolean isSeen(PeerConnection object) {
        return object.getMetadata().getGeneration().equals(object.getStatus().observedGeneration());
    }

    /** Names, descriptions and tags as people write them, each kind of connection once. */
    private void aFleetMadeByHand() {
        var a = stage.a();
        var b = stage.b();
        var console = stage.cloud.console();
        console.add(sketch -> sketch.between(a, a.vpcId("bj", 0), a, a.vpcId("gz", 0))
                .id(OURS)
                .bandwidth(50)
                .tag("team", "network")
                .tag("成本中心", "0123")
                .end(
                        io.baiducloud.peerconn.simulator.model.Role.INITIATOR,
                        "orders 订单",
                        "orders: to \"billing\"",
                        DnsStatus.OPEN)
                .end(io.baiducloud.peerconn.simulator.model.Role.ACCEPTOR, "billing", "yes", DnsStatus.CLOSE));
        console.add(sketch -> sketch.between(a, a.vpcId("bj", 0), a, a.vpcId("bj", 1))
                .id(NEAR)
                .end(io.baiducloud.peerconn.simulator.model.Role.INITIATOR, "mine", "near", DnsStatus.CLOSE)
                .deleteProtect(true));
        console.add(sketch -> sketch.between(a, a.vpcId("bj", 1), a, a.vpcId("gz", 1))
                .id(PREPAID)
                .bandwidth(20)
                .prepaidFor(Duration.ofDays(90)));
        console.add(sketch -> sketch.between(a, a.vpcId("bj", 2), b, b.vpcId("gz", 0))
                .id(OUTGOING)
                .bandwidth(30));
        console.add(sketch -> sketch.between(b, b.vpcId("bj", 0), a, a.vpcId("gz", 1))
                .id(INCOMING)
                .end(io.baiducloud.peerconn.simulator.model.Role.ACCEPTOR, "from b", "theirs", DnsStatus.OPEN));
        console.add(sketch -> sketch.between(a, a.vpcId("bj", 2), b, b.vpcId("gz", 1))
                .id("peerconn-failed000")
                .status(Status.CONSULT_FAILED));
        console.add(sketch -> sketch.between(a, a.vpcId("bj", 2), b, b.vpcId("bj", 2))
                .id("peerconn-leaving00")
                .status(Status.DELETING));
    }

    private String export(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("export", "--namespace=" + stage.namespace, "--credentials-ref=account-a"));
        arguments.addAll(List.of(more));
        stage.cloud.endpoints().forEach((region, endpoint) -> arguments.add("--endpoint=" + region + "=" + endpoint));
        Map<String, String> keys = Map.of(
                "PEERCONN_ACCESS_KEY_ID", stage.a().accessKeyId(),
                "PEERCONN_SECRET_ACCESS_KEY", stage.a().secretAccessKey());
        ByteArrayOutputStream manifests = new ByteArrayOutputStream();
        switch (new OperatorOptions(keys, () -> "default").parse(arguments)) {
            case Invocation.Export(var config) ->
                new ExportCommand(
                                config,
                                new PrintStream(manifests, true, StandardCharsets.UTF_8),
                                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                        .run();
            case Invocation other -> throw new IllegalArgumentException(other.toString());
        }
        return manifests.toString(StandardCharsets.UTF_8);
    }

    private void apply(String manifests) throws IOException {
        Path file = Files.writeString(dir.resolve("fleet.yaml"), manifests);
        assertThat(RealCluster.on(controlPlane).apply(List.of(file)).strip().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).endsWith("serverside-applied"));
    }
}
