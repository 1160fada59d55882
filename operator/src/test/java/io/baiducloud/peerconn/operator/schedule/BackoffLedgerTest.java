package io.baiducloud.peerconn.operator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffLedgerTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    /** In the middle of every range: no jitter. */
    private static final RandomGenerator STEADY = () -> Long.MIN_VALUE;

    @Test
    void theDelayDoublesFromFiveSecondsToFiveMinutes() {
        var ledger = new BackoffLedger(STEADY);
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            delays.add(Duration.between(START, ledger.failed("uid", START)));
        }

        assertThat(delays.stream().map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
    }

    /** Complaint 11 about systems of this kind: storms of retries on a denial use up the limit of the account. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void complaint11NoSeedAllowsMoreThanFiveAttemptsInTheFirstMinuteOrMoreThanOneAMinuteAfterTenMinutes(long seed) {
        var ledger = new BackoffLedger(new Random(seed));
        List<Instant> attempts = new ArrayList<>();
        for (Instant now = START; now.isBefore(START.plus(Duration.ofHours(2))); now = ledger.failed("uid", now)) {
            attempts.add(now);
        }

        assertThat(attempts.stream().filter(at -> at.isBefore(START.plusSeconds(60))))
                .hasSizeLessThanOrEqualTo(5);
        List<Instant> late = attempts.stream()
                .filter(at -> at.isAfter(START.plusSeconds(600)))
                .toList();
        for (int i = 1; i < late.size(); i++) {
            assertThat(Duration.between(late.get(i - 1), late.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
        assertThat(late).as("it never gives up").hasSizeGreaterThan(15);
    }

    @Test
    void jitterKeepsObjectsThatFailedTogetherApart() {
        var ledger = new BackoffLedger(new Random(1));

        Instant one = ledger.failed("one", START);
        Instant two = ledger.failed("two", START);

        assertThat(one).isNotEqualTo(two);
        assertThat(List.of(one, two))
                .allSatisfy(at -> assertThat(at).isBetween(START.plusMillis(4500), START.plusMillis(5500)));
    }

    @Test
    void aResetStartsAfreshAndAForgottenObjectLeavesNothingBehind() {
        var ledger = new BackoffLedger(STEADY);
        ledger.failed("one", START);
        ledger.failed("one", START);
        ledger.failed("two", START);

        ledger.reset("one");

        assertThat(ledger.notBefore("one")).isEmpty();
        assertThat(ledger.failed("one", START)).isEqualTo(START.plusSeconds(5));
        assertThat(ledger.notBefore("two")).contains(START.plusSeconds(5));
        ledger.forget("one");
        ledger.forget("two");
        assertThat(ledger.size()).isZero();
    }
}
