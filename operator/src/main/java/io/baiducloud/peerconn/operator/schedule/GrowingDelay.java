package io.baiducloud.peerconn.operator.schedule;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * A delay that doubles with every failure in a row.
 *
 * @param first after the first failure
 * @param longest never longer than this, jitter aside
 */
public record GrowingDelay(Duration first, Duration longest) {
    private static final double JITTER = 0.1;

    /** Returns the delay after that many failures in a row. */
    public Duration after(int failures) {
        Duration delay = first;
        for (int i = 1; i < failures && delay.compareTo(longest) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    /** Returns the delay after that many failures in a row, 10 % more or less. */
    public Duration jittered(int failures, RandomGenerator random) {
        return jitter(after(failures), JITTER, random);
    }

    /** Returns the duration, longer or shorter by at most the given share. */
    public static Duration jitter(Duration duration, double share, RandomGenerator random) {
        double factor = 1 + share * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
