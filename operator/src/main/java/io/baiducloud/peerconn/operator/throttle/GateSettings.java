package io.baiducloud.peerconn.operator.throttle;

import java.time.Duration;

/**
 * How much one credential may call in one region.
 *
 * @param readRate reads in a second
 * @param writeRate mutations in a second
 * @param burst how many of each may come at once after a quiet time
 * @param maxInFlight calls under way at the same time
 * @param turnValidity how long an object that was woken for its turn keeps it
 * @param maxAtEndpoint calls of passes under way at the same time at one endpoint, of all credentials together
 */
public record GateSettings(
        double readRate, double writeRate, int burst, int maxInFlight, Duration turnValidity, int maxAtEndpoint) {
    private static final int HALF_OF_THE_USUAL_THREADS = 8;

    /** Checks the numbers. */
    public GateSettings {
        if (readRate <= 0 || writeRate <= 0 || burst < 1 || maxInFlight < 1 || maxAtEndpoint < 1) {
            throw new IllegalArgumentException("rates, burst and calls in flight must be positive");
        }
    }

    /** The given rates, with four calls in flight. */
    public static GateSettings of(double readRate, double writeRate, int burst) {
        return new GateSettings(readRate, writeRate, burst, 4, Duration.ofSeconds(5), HALF_OF_THE_USUAL_THREADS);
    }

    /** The same for an operator with so many threads: no endpoint can hold more than half of them. */
    public GateSettings forThreads(int threads) {
        return new GateSettings(readRate, writeRate, burst, maxInFlight, turnValidity, Math.max(1, threads / 2));
    }
}
