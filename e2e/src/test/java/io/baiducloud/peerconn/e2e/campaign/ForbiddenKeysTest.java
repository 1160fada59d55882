package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Last known keys finish what a lost Secret left undone; keys that a namespace may no longer use do nothing for it. */
class ForbiddenKeysTest {
    private static final Duration STEP = Duration.ofSeconds(1);

    @Test
    void keysThatWereTakenFromANamespaceReleaseNothingThere() {
        try (InMemoryApiServer server = QuietApiServer.start();
                World world = new World(server, 1, simulator -> simulator)) {
            // given
            String account = "--default-credentials-secret=" + world.namespace() + "/account-a";
            world.secret("account-a", world.account(0));
            world.start(account);
            world.apply("orders", """
                    region: bj
                    localVpcId: %s
                    peerRegion: gz
                    peerVpcId: %s
                    bandwidthInMbps: 100
                    """.formatted(Milestones.vpc(world, 0, "bj"), Milestones.vpc(world, 0, "gz")));
            Milestones.mustReach(world, w -> w.is("orders", Readiness::isReady));

            // when
            world.replaceOperator(account, "--default-credentials-namespaces=elsewhere");
            world.delete("orders");
            world.run(Duration.ofMinutes(10), STEP);

            // then
            assertThat(world.is("orders", object -> Readiness.hasReason(object, "NotAllowed")))
                    .as(() -> world.objects().toString())
                    .isTrue();
            world.cloud().journal().assertExactly(Operation.CREATE);
            assertThat(world.violations()).isEmpty();
        }
    }
}
