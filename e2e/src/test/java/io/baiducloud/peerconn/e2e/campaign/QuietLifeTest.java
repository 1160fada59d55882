package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.PairedAccount;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hours in which nobody does anything: what is asked and written all the same, counted on a virtual clock. */
class QuietLifeTest {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int OBJECTS = 4;

    private static InMemoryApiServer server;

    @BeforeAll
    static void start() {
        server = QuietApiServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static World world(Profile profile) {
        World world = new World(
                server,
                7,
                simulator -> simulator.account(PairedAccount.of(OBJECTS)).profile(profile));
        world.secret("account-a", world.account(0));
        world.start();
        IntStream.range(0, OBJECTS).forEach(i -> declare(world, i));
        assertThat(world.runUntil(() -> world.objects().stream().allMatch(Readiness::isReady), HOUR, STEP))
                .isTrue();
        world.run(Duration.ofMinutes(5), STEP);
        return world;
    }

    private static void declare(World world, int number) {
        world.apply("object-" + number, PairedAccount.spec(number, "deleteProtect: true"));
    }

    private static List<String> versions(World world) {
        return world.objects().stream()
                .map(PeerConnection::getMetadata)
                .map(meta -> meta.getName() + " " + meta.getResourceVersion())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"DOCUMENTED", "BARE"})
    void threeHoursCostAListAMinuteAndDetailsOnlyForWhatListsDoNotShow(Profile profile) {
        // given
        try (World world = world(profile)) {
            List<String> before = versions(world);
            world.cloud().requests().clear();

            // when
            world.run(HOUR.multipliedBy(3), STEP);

            // then
            assertThat(versions(world)).as("nothing is written").isEqualTo(before);
            assertThat(world.cloud().requests().count(Operation.LIST))
                    .as("one a minute, a twentieth more or less")
                    .isBetween(175L, 185L);
            assertThat(world.cloud().requests().entries().stream()
                            .filter(request -> request.operation() != Operation.LIST)
                            .map(request -> request.operation()))
                    .as("each of four is read every 25 to 29 minutes")
                    .allMatch(Operation.DETAIL::equals)
                    .hasSizeBetween(profile == Profile.BARE ? 4 * 6 : 0, profile == Profile.BARE ? 4 * 8 : 0);
        }
    }

    @Test
    void aLabelThatSomebodyElseSetsMeanwhileDelaysACreationByASecondAndNotByMinutes() {
        // given: the API server has a newer version than the operator's cache
        try (World world = new World(server, 7, simulator -> simulator.account(PairedAccount.of(OBJECTS)))) {
            world.secret("account-a", world.account(0));
            world.start();
            declare(world, 0);
            server.client()
                    .resources(PeerConnection.class)
                    .inNamespace(world.namespace())
                    .withName("object-0")
                    .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
            world.run(Duration.ofSeconds(6), STEP);
            assertThat(world.cloud().connections()).isEmpty();

            // when: the watch brings it, and wakes nobody
            world.refresh(new ResourceID("object-0", world.namespace()));

            // then
            assertThat(world.runUntil(() -> !world.cloud().connections().isEmpty(), Duration.ofSeconds(4), STEP))
                    .isTrue();
        }
    }

    @Test
    void protectionThatListsDoNotShowIsRepairedWithinTheDetailInterval() {
        // given
        try (World world = world(Profile.BARE)) {
            String id = world.find("object-2").orElseThrow().getStatus().peerConnId();
            world.run(HOUR, STEP);
            world.cloud().requests().clear();

            // when
            world.cloud().console().protect(id, false);

            // then
            assertThat(world.runUntil(
                            () -> world.cloud()
                                    .connection(id)
                                    .filter(Connection::deleteProtect)
                                    .isPresent(),
                            Duration.ofMinutes(30),
                            STEP))
                    .as("repaired")
                    .isTrue();
            world.run(Duration.ofMinutes(2), STEP);
            assertThat(world.cloud().requests().count(Operation.DELETE_PROTECT)).isEqualTo(1);
            assertThat(world.cloud().requests().entries().stream()
                            .filter(request -> request.operation() == Operation.DETAIL)
                            .filter(request -> request.peerConnId().equals(id)))
                    .as("one that shows it, one that shows it repaired")
                    .hasSize(2);
            assertThat(world.find("object-2").filter(Readiness::isReady)).isPresent();
        }
    }
}
