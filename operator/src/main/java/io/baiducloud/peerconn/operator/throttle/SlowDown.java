package io.baiducloud.peerconn.operator.throttle;

import io.baiducloud.peerconn.operator.schedule.GrowingDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the provider's throttling closes a gate for a while. Not thread-safe: the gate's lock guards it. */
final class SlowDown {
    /** Whoever asks for longer is not believed. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final GrowingDelay OWN_DELAY = new GrowingDelay(Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final Pace pace;
    private Instant until = Instant.MIN;
    private int strikes;

    SlowDown(Pace pace) {
        this.pace = pace;
    }

    /** Closes the gate, or keeps it closed longer; returns how much longer than before. */
    Duration begin(Optional<Duration> retryAfter, Instant now) {
        Optional<Duration> asked = retryAfter.filter(Duration::isPositive).map(SlowDown::sane);
        Instant before = until;
        if (isPaused(now)) {
            // calls that were under way when it closed: one throttling, not many
            asked.map(now::plus).filter(until::isBefore).ifPresent(later -> until = later);
            return Duration.between(before, until);
        }
        strikes++;
        pace.halve();
        Duration pause = asked.orElseGet(() -> OWN_DELAY.after(strikes));
        until = now.plus(pause);
        return pause;
    }

    private static Duration sane(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    boolean isPaused(Instant now) {
        return now.isBefore(until);
    }

    void relax(Instant now) {
        if (!isPaused(now)) {
            strikes = Math.max(0, strikes - 1);
            pace.recover();
        }
    }
}
