package io.baiducloud.peerconn.operator.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When the next list of a view begins. Not thread-safe: the poller's lock guards it. */
final class PollSchedule {
    private static final double JITTER = 0.05;
    private static final int POLLS_MISSED_BEFORE_BLIND = 3;

    private final CloudSettings settings;
    private final RandomGenerator random;
    private @Nullable Instant lastBegun;
    private @Nullable Instant throttledSince;
    private int pages = 1;
    private double stretch;

    PollSchedule(CloudSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
        // all views begin together when the process starts; from their second list on they are spread over the interval
        this.stretch = 0.1 + 0.9 * random.nextDouble();
    }

    void begun(Instant at) {
        if (lastBegun != null) {
            stretch = 1 + JITTER * (2 * random.nextDouble() - 1);
        }
        lastBegun = at;
    }

    void completed(int pagesOfList) {
        pages = pagesOfList;
        throttledSince = null;
    }

    /** Notes a list that was throttled; answers whether that has gone on for so long that nobody sees anything any more. */
    boolean throttledTooLong(Instant now) {
        if (throttledSince == null) {
            throttledSince = now;
        }
        return throttledSince
                .plus(settings.pollInterval().multipliedBy(POLLS_MISSED_BEFORE_BLIND))
                .isBefore(now);
    }

    /** Returns the least time between the beginnings of two lists: what 5 % of the reads pay for, and never under 3 s. */
    Duration fastInterval() {
        return atLeastFastest(pages);
    }

    /** Returns the least time between two rounds of that many reads that the poller makes instead of a list. */
    Duration atLeastFastest(int calls) {
        double seconds = calls / (CloudSettings.POLL_SHARE * settings.gate().readRate());
        Duration paidFor = Duration.ofMillis(Math.round(seconds * 1000));
        return paidFor.compareTo(settings.fastestInterval()) > 0 ? paidFor : settings.fastestInterval();
    }

    /**
     * Returns when the next list begins.
     *
     * @param soon somebody waits for it
     * @param stirredAt since when something moves; it is looked at one fast interval later, for nothing is over at once
     * @param interval how often it is wanted otherwise
     * @param probe when the breaker allows the next one, while it keeps count of failures
     */
    Instant next(boolean soon, Optional<Instant> stirredAt, Duration interval, Optional<Instant> probe) {
        if (lastBegun == null) {
            return Instant.MIN;
        }
        Instant earliest = lastBegun.plus(fastInterval());
        if (probe.isPresent()) {
            return probe.get();
        }
        if (soon) {
            return earliest;
        }
        Instant regular = lastBegun.plusMillis(Math.round(interval.toMillis() * stretch));
        Instant next =
                stirredAt.map(this::aFastIntervalLater).filter(regular::isAfter).orElse(regular);
        return next.isAfter(earliest) ? next : earliest;
    }

    private Instant aFastIntervalLater(Instant at) {
        return at.equals(Instant.MIN) ? at : at.plus(fastInterval());
    }

    /** Returns when the last list began; long ago if there was none. */
    Instant lastBegun() {
        return lastBegun == null ? Instant.MIN : lastBegun;
    }
}
