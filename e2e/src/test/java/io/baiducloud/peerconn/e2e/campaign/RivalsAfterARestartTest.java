package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
            String id = ownerAndOlderRival(world);
            world.delete("orders");
            Milestones.mustReach(world, w -> w.is("orders", object -> Readiness.hasReason(object, "Blocked")));

            // when
            world.replaceOperator();
            world.run(Duration.ofMinutes(2), STEP);

            // then
            assertThat(world.is("orders", object -> Readiness.hasReason(object, "Blocked")))
                    .as("it still has to release " + id)
                    .isTrue();
            assertThat(world.is("rival", object -> Readiness.hasReason(object, "Conflict")))
                    .isTrue();
            assertThat(world.violations()).isEmpty();
        }
    }

    @Test
    void nobodyIsSaidToHaveLostWhatItManagesBeforeTheTagsAreSeen() {
        try (InMemoryApiServer server = QuietApiServer.start();
                World world = new World(server, 1, simulator -> simulator)) {
            // given
            ownerAndOlderRival(world);
            Lifeline lifeline = Lifeline.unbroken();
            lifeline.arm();

            // when
            world.replaceOperator(lifeline);
            world.run(Duration.ofMinutes(2), STEP);

            // then
            assertThat(lifeline.crossings())
                    .as("neither is told anything new")
                    .noneMatch(crossing -> crossing.startsWith("kubernetes"));
        }
    }

    /** An object that only looked, and so has the id in its status, before it was told to manage the connection. */
    private static String ownerAndOlderRival(World world) {
        world.secret("account-a", world.account(0));
        world.start();
        Milestones.initiator(world, "rival", "managementPolicy: ObserveOnly");
        // the API server tells ages by the second
        String made = world.find("rival").orElseThrow().getMetadata().getCreationTimestamp();
        await().until(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS).isAfter(Instant.parse(made)));
        Milestones.initiator(world, "orders", "bandwidthInMbps: 100", "deleteProtect: true");
        Milestones.mustReach(world, w -> w.is("orders", Readiness::isReady));
        String id = world.find("orders").orElseThrow().getStatus().peerConnId();
        Milestones.mustReach(
                world, w -> w.is("rival", object -> id.equals(object.getStatus().peerConnId())));
        world.patchSpec("rival", "{\"managementPolicy\":\"Full\",\"bandwidthInMbps\":100}");
        Milestones.mustReach(world, w -> w.is("rival", object -> Readiness.hasReason(object, "Conflict")));
        assertThat(made)
                .isLessThan(world.find("orders").orElseThrow().getMetadata().getCreationTimestamp());
        return id;
    }
}
