package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.schedule.Ticking;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Notices that the thread behind the pulse, which wakes every poller and every alarm, no longer beats. */
public final class Heartbeat implements Ticking {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final LongSupplier nanoTime;
    private final AtomicLong last;

    /** Makes one that counts from now on. */
    public Heartbeat() {
        this(System::nanoTime);
    }

    Heartbeat(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.last = new AtomicLong(nanoTime.getAsLong());
    }

    // in real time, whatever clock the others are told: the question is whether the thread runs
    @Override
    public void tick(Instant now) {
        last.set(nanoTime.getAsLong());
    }

    /** What is wrong, if anything. */
    public Optional<String> problem() {
        var silence = nanoTime.getAsLong() - last.get();
        return silence > LONGEST.toNanos()
                ? Optional.of("no timed task has run for " + TimeUnit.NANOSECONDS.toMinutes(silence) + " minutes")
                : Optional.empty();
    }
}
