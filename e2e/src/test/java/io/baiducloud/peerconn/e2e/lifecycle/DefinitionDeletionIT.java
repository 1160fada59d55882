package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.KubeBinaries;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Deletes the definition itself, and so needs a control plane that nobody else uses. */
@OnLocalControlPlane
class DefinitionDeletionIT {

    /** Complaint 22 about systems of this kind: deleting the provider deletes everything. */
    @Test
    void complaint22DefinitionThatIsDeletedReleasesNothingAndGoes() {
        try (LocalControlPlane own =
                LocalControlPlane.start(((KubeBinaries.Search.Found) KubeBinaries.search()).binaries())) {
            own.installCrd();
            try (Stage stage = new Stage(own, cloud -> cloud.instantTransitions())) {
                // given
                stage.operator();
                stage.initiator("orders", "bandwidthInMbps: 10");
                stage.initiatorOf(
                        "guarded",
                        stage.a().vpcId("bj", 1),
                        "gz",
                        stage.a().vpcId("gz", 1),
                        "bandwidthInMbps: 10",
                        "deleteProtect: true");
                stage.awaitReady("orders");
                stage.awaitReady("guarded");
                stage.delete("guarded");
                stage.awaitReason("guarded", "Blocked");

                // when
                var definition = stage.client
                        .apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(WellKnownNames.CRD_NAME);
                definition.delete();

                // then
                await().atMost(Duration.ofSeconds(40)).until(() -> definition.get() == null);
                stage.cloud.journal().assertExactly(Operation.CREATE, Operation.CREATE);
                assertThat(stage.cloud.connections()).hasSize(2);
            }
        }
    }
}
