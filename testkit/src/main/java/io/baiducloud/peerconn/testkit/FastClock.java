package io.baiducloud.peerconn.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs many times faster than real time, and can be moved forward besides: minutes pass in seconds. */
public final class FastClock extends Clock {
    private final Instant start;
    private final long startNanos;
    private final int factor;
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

    /**
     * Starts at the present time.
     *
     * @param factor how many times faster than real time it runs
     */
    public FastClock(int factor) {
        this.start = Instant.now();
        this.startNanos = System.nanoTime();
        this.factor = factor;
    }

    /** Moves the clock forward. */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + step);
        }
        moved.updateAndGet(duration -> duration.plus(step));
    }

    @Override
    public Instant instant() {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos).multipliedBy(factor);
        return start.plus(elapsed).plus(moved.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a fast clock runs in UTC");
    }
}
