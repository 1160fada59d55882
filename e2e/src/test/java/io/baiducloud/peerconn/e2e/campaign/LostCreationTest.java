package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A creation whose answer did not arrive: the process that asked lives on, and looks before it asks again. */
class LostCreationTest {
    /** A list from before the request says nothing of what it made; the client token must not be leant on without need. */
    @Test
    void isNotAskedForAgainBeforeAListWasBegunAfterIt() {
        try (InMemoryApiServer server = QuietApiServer.start();
                World world = new World(server, 1, simulator -> simulator)) {
            // given
            world.secret("account-a", world.account(0));
            world.start();
            world.cloud()
                    .faults()
                    .add(Fault.of(new Effect.ResetAfter()).on(Operation.CREATE).once());
            world.cloud()
                    .faults()
                    .add(Fault.of(new Effect.ErrorStatus(500, "InternalError", "as scripted", Optional.empty()))
                            .on(Operation.LIST)
                            .after(1)
                            .times(4));

            // when
            Milestones.initiator(world, "orders", "bandwidthInMbps: 100");
            Milestones.mustReach(world, w -> w.is("orders", Readiness::isReady));

            // then
            assertThat(world.cloud().requests().count(Operation.LIST)).isGreaterThan(5);
            assertThat(world.cloud().requests().count(Operation.CREATE)).isEqualTo(1);
            world.cloud().journal().assertExactly(Operation.CREATE);
            assertThat(world.violations()).isEmpty();
        }
    }
}
