package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fleet that is split by label: each share has an operator and a lease of its own. */
class ShardsIT extends LifecycleIT {
    ShardsIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    private OperatorAssembly shard(String name) {
        return stage.operator("--selector=fleet=" + name, "--shard=" + name, "--leader-elect");
    }

    private void label(String name, String fleet) {
        stage.handle(name).edit(object -> {
            object.getMetadata().setLabels(Map.of("fleet", fleet));
            return object;
        });
    }

    @Test
    void eachShardLooksAfterItsOwnObjectsUnderItsOwnLease() {
        // given
        stage.initiator("of-north", "bandwidthInMbps: 10");
        stage.initiatorOf("of-south", stage.a().vpcId("bj", 1), "gz", stage.a().vpcId("gz", 1), "bandwidthInMbps: 10");
        label("of-north", "north");
        label("of-south", "south");

        // when
        OperatorAssembly north = shard("north");

        // then
        stage.awaitReady("of-north");
        assertThat(Stage.condition(stage.get("of-south"), "Ready").message()).contains("no operator has looked");
        assertThat(stage.get("of-south").getFinalizers()).isEmpty();

        // when
        OperatorAssembly south = shard("south");

        // then
        stage.awaitReady("of-south");
        assertThat(north.isLeading()).isTrue();
        assertThat(south.isLeading()).isTrue();
        assertThat(leaseHolders()).hasSize(2).doesNotHaveDuplicates();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.CREATE);

        // when
        north.close();
        AuditLog.Mark mark = controlPlane.auditLog().mark();
        stage.patchSpec("of-north", "{\"bandwidthInMbps\":20}");
        stage.patchSpec("of-south", "{\"bandwidthInMbps\":20}");

        // then
        stage.awaitReady("of-south");
        stage.letTimePass(Duration.ofSeconds(20));
        assertThat(controlPlane.auditLog().writesSince(mark))
                .filteredOn(write -> write.userAgent().startsWith("peerconn-operator")
                        && write.namespace().equals(stage.namespace)
                        && write.name().startsWith("of-north"))
                .isEmpty();
        assertThat(stage.cloud.journal().count(Operation.RESIZE)).isEqualTo(1);
    }

    private List<String> leaseHolders() {
        return List.of("peerconn-operator-north", "peerconn-operator-south").stream()
                .map(name -> stage.client
                        .leases()
                        .inNamespace(stage.namespace)
                        .withName(name)
                        .get()
                        .getSpec()
                        .getHolderIdentity())
                .toList();
    }
}
