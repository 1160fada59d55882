package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.MutableClock;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FarewellsTest {
    private static final ResourceID ORDERS = new ResourceID("orders", "network");

    private final MutableClock clock = MutableClock.at("2027-03-01T08:00:00Z");
    private final Farewells farewells = new Farewells(clock);
    private final List<ResourceID> announced = new ArrayList<>();

    @Test
    void whoeverHasTheNameIsAnnouncedOnceTheFarewellIsOver() {
        // given
        farewells.say(ORDERS, announced::add);
        farewells.tick(clock.instant());
        assertThat(announced).as("while it is said, whatever comes is lost").isEmpty();

        // when
        clock.advance(Duration.ofSeconds(1));
        farewells.tick(clock.instant());
        farewells.tick(clock.instant());

        // then
        assertThat(announced).containsExactly(ORDERS);
    }

    @Test
    void anotherFarewellMeanwhileIsWaitedForAsWell() {
        // given
        farewells.say(ORDERS, announced::add);
        clock.advance(Duration.ofMillis(900));
        farewells.say(ORDERS, announced::add);

        // when
        clock.advance(Duration.ofMillis(900));
        farewells.tick(clock.instant());

        // then
        assertThat(announced).isEmpty();
    }
}
