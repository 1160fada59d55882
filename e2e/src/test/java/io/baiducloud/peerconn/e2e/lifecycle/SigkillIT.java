package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped jar as a process of its own, killed with SIGKILL at ten points of one connection's life. The crash matrix finds
 * every point in a model of a process; this shows that a real one dies no differently.
 */
class SigkillIT extends LifecycleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "orders";

    @TempDir
    Path folder;

    private ServerProcess operator;
    private int starts;

    SigkillIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @AfterEach
    void stop() {
        if (operator != null) {
            operator.kill();
        }
    }

    @Test
    void tenKillsInOneLifeLoseNothingAndDoubleNothing() {
        start();
        // 1: while the first list is on its way
        dripping(Operation.LIST);
        stage.initiator(NAME, "bandwidthInMbps: 100", "deleteProtect: false");
        killOnce(() -> stage.cloud.requests().count(Operation.LIST) > 0);
        // 2: with the intent written, somewhere before, in or after the request
        killOnce(() ->
                stage.get(NAME).getMetadata().getAnnotations().containsKey(WellKnownNames.CREATE_INTENT_ANNOTATION));
        // 3: the id is in the status
        killOnce(() -> stage.get(NAME).getStatus().peerConnId() != null);
        stage.awaitReady(NAME);
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(1);

        // 4 to 7: a change is carried out, its answer does not arrive
        killWhileAnswered(Operation.RESIZE, "{\"bandwidthInMbps\":200}");
        killWhileAnswered(Operation.OPEN_DNS, "{\"dnsSync\":true}");
        killWhileAnswered(Operation.DELETE_PROTECT, "{\"deleteProtect\":true}");
        killWhileAnswered(Operation.UPDATE, "{\"description\":\"after the kill\"}");

        // 8: a deletion that protection holds
        stage.delete(NAME);
        stage.awaitReason(NAME, "Blocked");
        killOnce(() -> true);
        // 9: the release is carried out, its answer does not arrive
        dripping(Operation.DELETE);
        stage.patchSpec(NAME, "{\"deleteProtect\":false}");
        killOnce(() -> stage.cloud.journal().count(Operation.DELETE) == 1);
        // 10: while it is made sure that it is gone
        killOnce(() -> stage.cloud.connections().isEmpty());
        stage.awaitGone(NAME);

        assertThat(starts).isEqualTo(11);
        assertThat(stage.cloud.journal().operations())
                .containsExactly(
                        Operation.CREATE,
                        Operation.RESIZE,
                        Operation.OPEN_DNS,
                        Operation.DELETE_PROTECT,
                        Operation.UPDATE,
                        Operation.DELETE_PROTECT,
                        Operation.DELETE);
    }

    private void killWhileAnswered(Operation operation, String change) {
        long before = stage.cloud.journal().count(operation);
        dripping(operation);
        stage.patchSpec(NAME, change);
        killOnce(() -> stage.cloud.journal().count(operation) > before);
        stage.awaitReady(NAME);
    }

    /** The request is carried out; the answer takes longer than anybody waits. */
    private void dripping(Operation operation) {
        stage.cloud
                .faults()
                .add(Fault.of(new Effect.SlowDrip(1, Duration.ofSeconds(1)))
                        .on(operation)
                        .once());
    }

    private void killOnce(BooleanSupplier moment) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(moment::getAsBoolean);
        operator.kill();
        start();
    }

    private void start() {
        List<String> command = new ArrayList<>(List.of(
                "env",
                "KUBECONFIG=" + controlPlane.kubeconfigFile(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                ProjectFolder.find().operatorJar().toString(),
                "run",
                "--watch-namespaces=" + stage.namespace,
                "--secret-namespaces=" + stage.namespace,
                "--namespace=" + stage.namespace,
                // the lease of a killed process would have to run out first
                "--leader-elect=false",
                "--poll-interval=5s",
                "--port=0"));
        stage.cloud.endpoints().forEach((region, endpoint) -> command.add("--endpoint=" + region + "=" + endpoint));
        operator = ServerProcess.start("operator-" + starts++, command, folder);
    }
}
