package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.AuditedRequest;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a life costs the API server, counted by the API server itself. */
class WritesIT extends LifecycleIT {
    WritesIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    /** Complaints 8 and 12 about systems of this kind: pointless status writes, and steady-state writes. */
    @Test
    void complaint8EveryWriteOfALifeIsForSomethingThatHappened() {
        // given
        stage.operator();
        AuditLog.Mark born = controlPlane.auditLog().mark();

        // when
        stage.initiator("orders", "bandwidthInMbps: 10", "deleteProtect: false");
        stage.awaitReady("orders");

        // then
        assertThat(writesOfOurs(born))
                .as("the intent before the request, the id that answered it, and that it is ready")
                .extracting(AuditedRequest::toString)
                .hasSizeLessThanOrEqualTo(3);

        // when
        AuditLog.Mark changed = controlPlane.auditLog().mark();
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");
        stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));

        // then
        assertThat(writesOfOurs(changed))
                .as("that it is being changed, and that it is so")
                .hasSizeLessThanOrEqualTo(2);

        // when
        AuditLog.Mark idle = controlPlane.auditLog().mark();
        stage.annotate("orders", "example.com/nobodys", "business");
        stage.letTimePass(Duration.ofMinutes(1));

        // then
        assertThat(writesOfOurs(idle)).isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE);

        // when
        AuditLog.Mark leaving = controlPlane.auditLog().mark();
        stage.delete("orders");
        stage.awaitGone("orders");

        // then
        assertThat(writesOfOurs(leaving))
                .as("that it is being released, that it is missing, and the finalizer")
                .hasSizeLessThanOrEqualTo(4);
        assertThat(stage.events("orders", "Ready"))
                .as("the same words again only after a while")
                .hasSize(1);
        assertThat(stage.events("orders", "Created")).hasSize(1);
        assertThat(stage.events("orders", "Updated")).hasSize(1);
        assertThat(stage.events("orders", "Releasing")).hasSize(1);
        assertThat(stage.events("orders", "Released")).hasSize(1);
    }

    /** A reason that comes and goes is told each time it comes, and while it lasts not again. */
    @Test
    void eventsTellOfTransitionsOnly() {
        // given
        stage.operator();
        stage.create("orders", """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                bandwidthInMbps: 10
                credentialsRef: { name: later }
                """.formatted(stage.a().vpcId("bj", 0), stage.a().vpcId("gz", 0)));
        stage.awaitReason("orders", "SecretNotFound");
        AuditLog.Mark mark = controlPlane.auditLog().mark();

        // when
        stage.letTimePass(Duration.ofMinutes(1));
        stage.annotate("orders", "vpc.baiducloud.io/reconcile-requested-at", "1");
        stage.letTimePass(Duration.ofSeconds(10));

        // then
        assertThat(stage.events("orders", "CredentialsProblem")).hasSize(1);
        assertThat(writesOfOurs(mark)).isEmpty();
    }

    private List<AuditedRequest> writesOfOurs(AuditLog.Mark mark) {
        return controlPlane.auditLog().writesSince(mark).stream()
                .filter(write -> stage.namespace.equals(write.namespace())
                        && write.resource().equals("peerconnections")
                        && write.body().contains("resourceVersion"))
                .toList();
    }
}
