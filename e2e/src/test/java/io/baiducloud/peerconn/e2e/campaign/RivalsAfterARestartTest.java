package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A process that has just started knows what objects say of themselves, and nothing yet of what the cloud says. */
class RivalsAfterARestartTest {
    private static final Duration STEP = Duration.ofMillis(500);

    /** By its status alone the older object would win, and the owner would go and leave its connection behind. */
    @Test
    void nobodyIsLetGoAsTheLoserBeforeTheTagsAreSeen() {
        try (InMemoryApiServer server = QuietApiServer.start();
                World world = new World(server, 1, simulator -> simulator)) {
            // given
            world.secret("account-a", world.account(0));
            world.start();
            Milestones.initiator(
                    world, "rival, creationTimestamp: '2020-01-01T00:00:00Z'", "managementPolicy: ObserveOnly");
            Milestones.initiator(world, "orders", "bandwidthInMbps: 100", "deleteProtect: true");
            Milestones.mustReach(world, w -> w.is("orders", Readiness::isReady));
            String id = world.find("orders").orElseThrow().getStatus().peerConnId();
            Milestones.mustReach(
                    world,
                    w -> w.is("rival", object -> id.equals(object.getStatus().peerConnId())));
            world.patchSpec("rival", "{\"managementPolicy\":\"Full\",\"bandwidthInMbps\":100}");
            Milestones.mustReach(world, w -> w.is("rival", object -> Readiness.hasReason(object, "Conflict")));
            world.delete("orders");
            Milestones.mustReach(world, w -> w.is("orders", object -> Readiness.hasReason(object, "Blocked")));

            // when
            world.replaceOperator();
            world.run(Duration.ofMinutes(2), STEP);

            // then
            assertThat(world.find("orders")).as("it still has to release " + id).isPresent();
            assertThat(world.is("orders", object -> Readiness.hasReason(object, "Blocked")))
                    .isTrue();
            assertThat(world.is("rival", object -> Readiness.hasReason(object, "Conflict")))
                    .isTrue();
            assertThat(world.violations()).isEmpty();
        }
    }
}
