package io.baiducloud.peerconn.operator.schedule;

import io.baiducloud.peerconn.operator.logging.LogKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that looks at the clock. It beats in real time but tells its participants the time of the given clock, so
 * that a clock moved by hand moves everything.
 */
public final class Pulse implements AutoCloseable {
    /** How often the clock is looked at unless said otherwise. */
    public static final Duration DEFAULT_PERIOD = Duration.ofMillis(50);

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final InstantSource clock;
    private final Duration period;
    private final List<Ticking> participants = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();
    private final Thread thread;

    /** Beats at the default period once started. */
    public Pulse(InstantSource clock) {
        this(clock, DEFAULT_PERIOD);
    }

    /** Beats at the given period of real time once started. */
    public Pulse(InstantSource clock, Duration period) {
        this.clock = clock;
        this.period = period;
        this.thread = Thread.ofPlatform().daemon().name("pulse").unstarted(this::run);
    }

    /** Adds a participant; they are called in the order in which they came. */
    public void register(Ticking participant) {
        participants.add(participant);
    }

    /** Starts beating. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            thread.start();
        }
    }

    /** One beat: tells every participant the time. A participant that throws harms no other. */
    public void beat() {
        var now = clock.instant();
        for (Ticking participant : participants) {
            try {
                participant.tick(now);
            } catch (RuntimeException e) {
                LOG.atError()
                        .setCause(e)
                        .addKeyValue(LogKeys.PART, participant.getClass().getSimpleName())
                        .log("A timed task failed because of a bug, please report it; it goes on");
            }
        }
    }

    private void run() {
        try {
            while (!closed.await(period.toNanos(), TimeUnit.NANOSECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops beating; a beat that has begun ends first. */
    @Override
    public void close() {
        closed.countDown();
        if (started.get() && Thread.currentThread() != thread) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
