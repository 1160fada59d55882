package io.baiducloud.peerconn.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A renewal whose answer did not say whether it was made: the process that asked lives on, and must not ask again. */
class LostRenewalTest {
    private static final Duration STEP = Duration.ofSeconds(1);

    record Loss(String reason, Effect effect, int paid) {
        @Override
        public String toString() {
            return reason;
        }
    }

    static List<Loss> losses() {
        return List.of(
                new Loss("it was carried out and the answer was lost", new Effect.ResetAfter(), 1),
                new Loss("it was lost on the way, which looks the same from here", new Effect.ResetBefore(), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void isAskedForOnceAndPaidForOnceAtMost(Loss loss) {
        try (InMemoryApiServer server = QuietApiServer.start();
                World world = new World(server, 1, simulator -> simulator.instantTransitions())) {
            // given
            world.secret("account-a", world.account(0));
            world.start();
            world.apply("orders", """
                    region: bj
                    localVpcId: %s
                    peerRegion: gz
                    peerVpcId: %s
                    bandwidthInMbps: 10
                    credentialsRef: { name: account-a }
                    billing:
                      paymentTiming: Prepaid
                      reservation: { reservationLength: 1, reservationTimeUnit: month }
                      autoRenew: { months: 1, whenDaysLeft: 7 }
                    """.formatted(
                            world.account(0).vpcId("bj", 0), world.account(0).vpcId("gz", 0)));
            world.runUntil(() -> world.is("orders", Readiness::isReady), Duration.ofMinutes(2), STEP);
            world.cloud()
                    .faults()
                    .add(Fault.of(loss.effect()).on(Operation.RENEW).once());

            // when
            world.cloud()
                    .console()
                    .expireIn(world.find("orders").orElseThrow().getStatus().peerConnId(), Duration.ofDays(3));
            world.run(Duration.ofMinutes(40), STEP);

            // then
            assertThat(world.cloud().requests().count(Operation.RENEW))
                    .as(loss.reason())
                    .isEqualTo(1);
            assertThat(world.cloud().charges())
                    .filteredOn(charge -> charge.cause() == Operation.RENEW)
                    .as(loss.reason())
                    .hasSize(loss.paid());
            assertThat(world.violations()).isEmpty();
        }
    }
}
