package io.baiducloud.peerconn.operator.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * The time of day, which never goes back. Where the machine's clock is set back, this one goes on at half its pace until the
 * other has caught up: budgets, lists and alarms would else stand still for as long as the clock had been ahead.
 */
public final class SteadyClock extends Clock {
    private final InstantSource wall;
    private final LongSupplier nanos;
    private final ZoneId zone;
    private Instant last;
    private long lastNanos;

    private SteadyClock(InstantSource wall, LongSupplier nanos, ZoneId zone) {
        this.wall = wall;
        this.nanos = nanos;
        this.zone = zone;
        this.last = wall.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** Goes by the machine's clock. */
    public static SteadyClock ofThisProcess() {
        return of(InstantSource.system(), System::nanoTime);
    }

    /**
     * Goes by other sources.
     *
     * @param wall the time of day, which may be set
     * @param nanos what has passed, whatever the time of day
     */
    static SteadyClock of(InstantSource wall, LongSupplier nanos) {
        return new SteadyClock(wall, nanos, ZoneOffset.UTC);
    }

    @Override
    public synchronized Instant instant() {
        Instant now = wall.instant();
        long tick = nanos.getAsLong();
        Instant atHalfPace = last.plus(Duration.ofNanos(tick - lastNanos).dividedBy(2));
        last = now.isBefore(atHalfPace) ? atHalfPace : now;
        lastNanos = tick;
        return last;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(wall, nanos, other);
    }
}
