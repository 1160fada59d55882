package io.baiducloud.peerconn.simulator.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The time by which connections age: that of a source, plus what was advanced. Signatures know nothing of it. */
public final class BusinessClock implements InstantSource {
    private final InstantSource source;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    /** Runs with that source. */
    public BusinessClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(offset.get());
    }

    /** Lets time pass at once. */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time can only be advanced, not by " + duration);
        }
        offset.accumulateAndGet(duration, Duration::plus);
    }

    /** How far it has been advanced in all. */
    public Duration offset() {
        return offset.get();
    }

    /** Sets how far it is ahead of its source. */
    public void setOffset(Duration duration) {
        offset.set(duration);
    }
}
