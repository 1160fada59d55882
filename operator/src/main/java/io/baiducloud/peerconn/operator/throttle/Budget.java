package io.baiducloud.peerconn.operator.throttle;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A token bucket on the injected clock. Not thread-safe: the gate's lock guards it. */
final class Budget {
    private static final long NANOS_IN_SECOND = 1_000_000_000L;
    /** Rates are kept to a thousandth of a call in a second. */
    private static final int PRECISION = 1000;

    private final Bucket bucket;
    private final double rate;
    private final Pace pace;
    private final InstantSource clock;
    private Instant lastTaken = Instant.MIN;

    Budget(double rate, int burst, Pace pace, InstantSource clock) {
        this.rate = rate;
        this.pace = pace;
        this.clock = clock;
        long tokens = Math.max(1, Math.round(rate * PRECISION));
        this.bucket = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(tokens, Duration.ofSeconds(PRECISION))
                        .build())
                .withCustomTimePrecision(new ClockMeter(clock))
                .withSynchronizationStrategy(SynchronizationStrategy.NONE)
                .build();
    }

    /** Returns how many calls could be made now; at less than full pace one, at its time. */
    long available() {
        long tokens = bucket.getAvailableTokens();
        if (pace.isFull() || tokens < 1) {
            return tokens;
        }
        return clock.instant().isBefore(lastTaken.plus(spacing())) ? 0 : 1;
    }

    boolean take() {
        lastTaken = clock.instant();
        return bucket.tryConsume(1);
    }

    /** Takes what is there and what will come in the given time, so that calls come back at their rate afterwards. */
    void closeFor(Duration pause) {
        bucket.tryConsumeAsMuchAsPossible();
        long forgone = (long) (rate * pause.toNanos() / NANOS_IN_SECOND);
        if (forgone > 0) {
            bucket.consumeIgnoringRateLimits(forgone);
        }
    }

    /** Returns how long it takes until that many calls more have been allowed. */
    Duration timeFor(long calls) {
        long tokens = bucket.getAvailableTokens();
        Duration first = tokens >= 1 ? Duration.ZERO : nanos((1 - tokens) * NANOS_IN_SECOND / rate);
        return first.plus(spacing().multipliedBy(Math.max(0, calls - Math.max(1, tokens))));
    }

    private Duration spacing() {
        return nanos(NANOS_IN_SECOND / (rate * pace.share()));
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * NANOS_IN_SECOND + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
