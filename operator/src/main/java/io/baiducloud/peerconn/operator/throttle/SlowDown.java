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

    private Instant until = Instant.MIN;
    private int strikes;
    private boolean draining;

    /** Closes the gate, or keeps it closed longer; returns the new pause, zero when it is closed already. */
    Duration begin(Optional<Duration> retryAfter, Instant now) {
        Optional<Duration> asked = retryAfter.filter(Duration::isPositive).map(SlowDown::sane);
        if (isPaused(now)) {
            // calls that were under way when it closed: one throttling, not many
            asked.map(now::plus).filter(until::isBefore).ifPresent(later -> until = later);
            return Duration.ZERO;
        }
        strikes++;
        Duration pause = asked.orElseGet(() -> OWN_DELAY.after(strikes));
        until = now.plus(pause);
        draining = true;
        return pause;
    }

    private static Duration sane(Duration asked) {
        return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
    }

    boolean isPaused(Instant now) {
        return now.isBefore(until);
    }

    Instant until() {
        return until;
    }

    /** Whether a pause has just ended; true once for each. */
    boolean endsNow(Instant now) {
        if (draining && !isPaused(now)) {
            draining = false;
            return true;
        }
        return false;
    }

    void relax(Instant now) {
        if (strikes > 0 && !isPaused(now)) {
            strikes--;
        }
    }
}
