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

    Budget(double rate, int burst, InstantSource clock) {
        this.rate = rate;
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

    long available() {
        return bucket.getAvailableTokens();
    }

    boolean take() {
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
        long missing = calls - available();
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos(Math.round(missing * NANOS_IN_SECOND / rate));
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
