package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.campaign.Lifeline.Moment;
import io.baiducloud.peerconn.e2e.campaign.Lifeline.Point;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else writes to an object between the moment it was read and the moment something is written because of that. */
class OvertakenTest {
    private static final Duration STEP = Duration.ofMillis(500);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static InMemoryApiServer server;

    @BeforeAll
    static void start() {
        server = QuietApiServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Neither wakes the object: a label is nobody's business here, and an annotation that is not ours neither. */
    @ParameterizedTest(name = "{1} is written before crossing {0}")
    @CsvSource({"1, Never", "2, Never", "3, Never", "1, Always", "2, Always"})
    void whatIsNobodysBusinessCostsSecondsAndNotTheNextSafetyNet(int crossing, String adoptionPolicy) {
        try (World world = new World(server, 1, simulator -> simulator)) {
            // given
            world.secret("account-a", world.account(0));
            String here = world.account(0).vpcId("bj", 0);
            String there = world.account(0).vpcId("gz", 0);
            if (adoptionPolicy.equals("Always")) {
                world.cloud()
                        .console()
                        .add(sketch -> sketch.between(world.account(0), here, world.account(0), there)
                                .bandwidth(100));
            }
            Lifeline lifeline = Lifeline.breakingAt(
                    new Point(crossing, Moment.OVERTAKEN),
                    () -> world.annotate("orders", "example.com/nobodys", "business"));
            world.start(lifeline, true);
            lifeline.arm();

            // when
            world.apply("orders", """
                    region: bj
                    localVpcId: %s
                    peerRegion: gz
                    peerVpcId: %s
                    bandwidthInMbps: 100
                    adoptionPolicy: %s
                    credentialsRef: { name: account-a }
                    """.formatted(here, there, adoptionPolicy));

            // then
            assertThat(world.runUntil(() -> world.is("orders", Readiness::isReady), Duration.ofMinutes(1), STEP))
                    .as(() -> lifeline.crossings() + " "
                            + world.find("orders").map(World::describe).orElse(""))
                    .isTrue();
            assertThat(lifeline.crossings()).hasSizeGreaterThanOrEqualTo(crossing);
            assertThat(world.cloud().journal().count(Operation.CREATE))
                    .isEqualTo(adoptionPolicy.equals("Never") ? 1 : 0);
            assertThat(world.violations()).isEmpty();
        }
    }

    /** What a watch that is dead and does not end looks like from here: every write comes too late, for many minutes. */
    @Test
    void whoIsOvertakenForLongComesBackMoreAndMoreRarely() {
        try (World world = new World(server, 1, simulator -> simulator)) {
            // given
            world.secret("account-a", world.account(0));
            Lifeline lifeline = Lifeline.breakingAt(
                    new Point(1, Moment.OVERTAKEN),
                    () -> server.client()
                            .resources(PeerConnection.class)
                            .inNamespace(world.namespace())
                            .withName("orders")
                            .patch(MERGE, "{\"metadata\":{\"labels\":{\"unheard\":\"of\"}}}"));
            world.start(lifeline, true);
            lifeline.arm();

            // when
            Milestones.initiator(world, "orders", "bandwidthInMbps: 100");
            world.run(Duration.ofMinutes(15), Duration.ofSeconds(1));

            // then
            assertThat(lifeline.crossings().stream().filter(crossing -> crossing.startsWith("kubernetes PATCH")))
                    .as("neither hot nor given up")
                    .hasSizeBetween(20, 60);
            world.cloud().journal().assertNothing();
        }
    }

    /** Who would let go although the heir could not be written to leaves it to find the connection as a stranger. */
    @ParameterizedTest(name = "the heir changes before crossing {0}")
    @ValueSource(ints = {1, 2, 3})
    void nothingIsLetGoBeforeTheHeirHasIt(int crossing) {
        try (World world = new World(server, 1, simulator -> simulator)) {
            // given
            world.secret("account-a", world.account(0));
            Lifeline lifeline = Lifeline.breakingAt(
                    new Point(crossing, Moment.OVERTAKEN),
                    () -> world.annotate("heir", "example.com/nobodys", "business"));
            world.start(lifeline, true);
            Milestones.initiator(world, "orders", "bandwidthInMbps: 100");
            Milestones.mustReach(world, w -> w.is("orders", Readiness::isReady));
            Milestones.initiator(world, "heir", "bandwidthInMbps: 100", "adoptionPolicy: Always");
            Milestones.mustReach(world, w -> w.is("heir", object -> Readiness.hasReason(object, "Conflict")));
            lifeline.arm();

            // when
            world.delete("orders");

            // then
            assertThat(world.runUntil(
                            () -> world.find("orders").isEmpty() && world.is("heir", Readiness::isReady),
                            Duration.ofMinutes(1),
                            STEP))
                    .as(() -> lifeline.crossings().toString())
                    .isTrue();
            assertThat(lifeline.crossings()).hasSizeGreaterThanOrEqualTo(crossing);
            assertThat(world.find("heir").orElseThrow().getStatus().origin())
                    .as("inherited, not adopted")
                    .isEqualTo(Origin.CREATED);
            world.cloud().journal().assertExactly(Operation.CREATE);
            assertThat(world.violations()).isEmpty();
        }
    }
}
