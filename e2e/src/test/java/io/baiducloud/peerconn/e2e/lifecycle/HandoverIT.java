package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An operator that is asked to end leaves nothing half done behind. */
class HandoverIT extends LifecycleIT {
    HandoverIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Test
    void theCallInHandIsFinishedAndWrittenDownBeforeTheLeaseIsHandedOver() {
        // given: the cloud takes a create call at once, and a while to say so
        stage.cloud
                .faults()
                .add(Fault.of(new Effect.SlowDrip(1, Duration.ofMillis(5)))
                        .on(Operation.CREATE)
                        .once());
        OperatorAssembly first = stage.operator("--leader-elect");
        stage.initiator("orders", "bandwidthInMbps: 100");
        stage.awaitCloud(cloud -> cloud.journal().count(Operation.CREATE) == 1);

        // when
        first.close();

        // then
        assertThat(stage.get("orders").getStatus().peerConnId())
                .isEqualTo(stage.cloud.connections().getFirst().id());
        assertThat(stage.client
                        .leases()
                        .inNamespace(stage.namespace)
                        .withName("peerconn-operator")
                        .get()
                        .getSpec()
                        .getHolderIdentity())
                .isNullOrEmpty();

        // when
        stage.operator("--leader-elect");

        // then
        stage.awaitReady("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }
}
