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
 */
public record GateSettings(double readRate, double writeRate, int burst, int maxInFlight, Duration turnValidity) {
    /** Checks the numbers. */
    public GateSettings {
        if (readRate <= 0 || writeRate <= 0 || burst < 1 || maxInFlight < 1) {
            throw new IllegalArgumentException("rates, burst and calls in flight must be positive");
        }
    }

    /** The given rates, with four calls in flight. */
    public static GateSettings of(double readRate, double writeRate, int burst) {
        return new GateSettings(readRate, writeRate, burst, 4, Duration.ofSeconds(5));
    }
}
