package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the list of one view fresh: begins lists when they are due, one at a time, and hands the complete ones on. */
final class Poller {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

    /** Who wants the lists. */
    interface Audience {
        /** A list has begun. */
        void listBegun(Instant at);

        /** Says how much lists are wanted at the moment. */
        Need need();

        /** Takes a complete list; those whom it concerns should have heard of it within the given time. */
        void listed(ListRun run, Duration within);

        /** A list has failed; what it had so far is lost. */
        void listFailed(String why);
    }

    private final Wire wire;
    private final PollSchedule schedule;
    private final Executor executor;
    private final BooleanSupplier leading;
    private final Audience audience;
    private final SideReader sideReader;

    private final Object lock = new Object();
    private @Nullable ListRun run;
    private boolean parked;
    private boolean wanted;
    private volatile boolean closed;
    private volatile Instant lastSign;

    Poller(
            Wire wire,
            PollSchedule schedule,
            Executor executor,
            BooleanSupplier leading,
            Audience audience,
            SideReader sideReader) {
        this.wire = wire;
        this.schedule = schedule;
        this.executor = executor;
        this.leading = leading;
        this.audience = audience;
        this.sideReader = sideReader;
        this.lastSign = wire.now();
    }

    /**
     * Returns for how long nothing has moved here. A list that is under way on a thread has to move by itself, page by page;
     * otherwise it is enough that somebody asks whether one is due. A cloud that does not answer moves, too: every call ends.
     */
    Duration silence(Instant now) {
        return Duration.between(lastSign, now);
    }

    /** Somebody has a doubt that a list begun from now on clears up. */
    void wantList() {
        synchronized (lock) {
            wanted = true;
        }
    }

    void tick(Instant now) {
        Runnable ready = takeReady(now);
        if (ready != null) {
            executor.execute(ready);
        }
    }

    private @Nullable Runnable takeReady(Instant now) {
        synchronized (lock) {
            ListRun present = run;
            if (present != null) {
                boolean goesOn = parked;
                parked = false;
                if (goesOn) {
                    lastSign = now;
                }
                return goesOn ? () -> advance(present) : null;
            }
            lastSign = now;
            if (!mayGoOn()) {
                return null;
            }
            Need need = audience.need();
            if (!isDue(need, now)) {
                return sideReader.takeReady(need, schedule, now);
            }
            var begins = new ListRun(wire, this::goesOn);
            run = begins;
            return () -> advance(begins);
        }
    }

    /** Asked before every page. */
    private boolean goesOn() {
        lastSign = wire.now();
        return mayGoOn();
    }

    private boolean mayGoOn() {
        return !closed && leading.getAsBoolean();
    }

    private boolean isDue(Need need, Instant now) {
        boolean soon = wanted || need.demanded();
        Optional<Instant> stirredAt = need.sides().isEmpty() ? need.stirredAt() : Optional.empty();
        return need.watched()
                && !now.isBefore(schedule.next(
                        soon, stirredAt, need.interval(), wire.breaker().nextProbe()));
    }

    private void advance(ListRun list) {
        try {
            switch (list.advance(() -> begun(list))) {
                case WAITS_FOR_GATE -> park();
                case STOPPED -> end();
                case COMPLETE -> complete(list);
            }
        } catch (BceException e) {
            failed(e);
        } catch (ListRun.EndlessListException e) {
            madeNoSense(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // whatever it is, polling must go on
            LOG.atError()
                    .setCause(e)
                    .addKeyValue(LogKeys.REGION, wire.key().region())
                    .log("A list of connections failed because of a bug, please report it; lists go on");
            madeNoSense("the list of connections fails for an internal reason");
        }
    }

    private void begun(ListRun list) {
        synchronized (lock) {
            wanted = false;
            schedule.begun(list.begunAt());
        }
        audience.listBegun(list.begunAt());
    }

    private void complete(ListRun list) {
        wire.breaker().listWorked();
        Duration untilNext;
        synchronized (lock) {
            schedule.completed(list.pages());
            untilNext = schedule.fastInterval();
        }
        audience.listed(list, untilNext.dividedBy(2));
        end();
    }

    private void failed(BceException e) {
        if (e instanceof BceException.Throttled && !isThrottledTooLong()) {
            // the gate is closed for a while and says nothing about the key; the same list is due when it opens
            wantList();
        } else {
            wire.breaker().listFailed(e, wire.now());
        }
        end();
        audience.listFailed(String.valueOf(e.getMessage()));
    }

    private boolean isThrottledTooLong() {
        synchronized (lock) {
            return schedule.throttledTooLong(wire.now());
        }
    }

    private void madeNoSense(String why) {
        if (closed) {
            return;
        }
        wire.breaker().listMadeNoSense(why, wire.now());
        end();
        audience.listFailed(why);
    }

    private void park() {
        synchronized (lock) {
            parked = true;
        }
    }

    private void end() {
        synchronized (lock) {
            run = null;
        }
    }

    void close() {
        closed = true;
    }
}
