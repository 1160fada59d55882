package io.baiducloud.peerconn.operator.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.throttle.Health.Proven;
import io.baiducloud.peerconn.operator.throttle.Health.Refusal;
import io.baiducloud.peerconn.operator.throttle.Health.Refused;
import io.baiducloud.peerconn.operator.throttle.Health.Unproven;
import io.baiducloud.peerconn.operator.throttle.Health.Unreachable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Breaker breaker = new Breaker(() -> Long.MIN_VALUE);

    private void fails(Function<Operation, BceException> failure, Instant now) {
        breaker.listFailed(failure.apply(Operation.LIST_PEER_CONNS), now);
    }

    @Test
    void nothingIsKnownAtFirstAndOneListProvesIt() {
        assertThat(breaker.health()).isEqualTo(new Unproven());

        breaker.listWorked();

        assertThat(breaker.health()).isEqualTo(new Proven());
        assertThat(breaker.nextProbe()).isEmpty();
    }

    @Test
    void refusedKeysAreTakenAtTheirFirstWord() {
        breaker.listWorked();
        fails(CloudFailures.unauthenticated("InvalidAccessKeyId"), START);
        assertThat(breaker.health()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_ACCESS_KEY_ID);
            assertThat(refused.message()).contains("InvalidAccessKeyId");
        });

        fails(CloudFailures.unauthenticated("SignatureDoesNotMatch"), START.plusSeconds(5));
        assertThat(breaker.health())
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.SIGNATURE_DOES_NOT_MATCH));

        fails(CloudFailures.forbidden(), START.plusSeconds(15));
        assertThat(breaker.health())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ALLOWED));
    }

    @Test
    void aClockThatIsWrongIsNotBlamedOnTheKeys() {
        breaker.listWorked();

        fails(CloudFailures.unauthenticated("RequestExpired"), START);

        assertThat(breaker.health()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(Refusal.REQUEST_EXPIRED);
            assertThat(refused.message()).contains("have expired", "RequestExpired");
        });
    }

    @Test
    void oneLostAnswerIsNoOutageTwoAre() {
        breaker.listWorked();
        fails(CloudFailures.unreachable(), START);
        assertThat(breaker.health()).isEqualTo(new Proven());
        assertThat(breaker.nextProbe()).contains(START.plusSeconds(5));

        fails(CloudFailures.unreachable(), START.plusSeconds(5));

        assertThat(breaker.health()).isEqualTo(new Unreachable("the endpoint does not answer", START.plusSeconds(5)));
    }

    @Test
    void whoWasNeverReachedIsUnreachableAtOnce() {
        fails(CloudFailures.unavailable(500), START);

        assertThat(breaker.health()).isEqualTo(new Unreachable("the list of connections fails with HTTP 500", START));
    }

    @Test
    void theSameFailureAgainIsTheSameHealth() {
        fails(CloudFailures.unreachable(), START);
        Health first = breaker.health();

        fails(CloudFailures.unreachable(), START.plusSeconds(5));

        assertThat(breaker.health()).isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void probesGrowRareWhateverTheJitter(long seed) {
        var jittery = new Breaker(new Random(seed));
        List<Instant> probes = new ArrayList<>();
        Instant now = START;
        while (now.isBefore(START.plus(Duration.ofHours(3)))) {
            probes.add(now);
            jittery.listFailed(CloudFailures.unreachable().apply(Operation.LIST_PEER_CONNS), now);
            now = jittery.nextProbe().orElseThrow();
        }

        assertThat(probes.stream().filter(at -> at.isBefore(START.plusSeconds(60))))
                .hasSizeLessThanOrEqualTo(5);
        for (int i = 2; i < probes.size(); i++) {
            if (probes.get(i - 2).isAfter(START.plusSeconds(30))) {
                assertThat(Duration.between(probes.get(i - 2), probes.get(i)))
                        .as("never three in a minute once the first one is over")
                        .isGreaterThan(Duration.ofMinutes(1));
            }
        }
        assertThat(Duration.between(probes.get(probes.size() - 2), probes.getLast()))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
    }
}
