package io.baiducloud.peerconn.client;

import java.time.Duration;

/**
 * Whether and when a call that failed is tried again. Tried again is what may succeed: a throttled call, a service that cannot
 * be reached, and an unknown outcome where a client token makes the repetition safe, which never holds for a renewal. Every
 * repetition is signed anew.
 *
 * @param maxRetries repetitions after the first attempt, 0 for none
 * @param base the delay before the first repetition; it doubles each time, and each delay is shortened at random by up to half
 * @param maxDelay the longest delay, at most a day; a provider that asks to wait for longer ends the call instead
 */
public record RetryPolicy(int maxRetries, Duration base, Duration maxDelay) {
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final RetryPolicy NONE = new RetryPolicy(0, Duration.ofMillis(300), Duration.ofSeconds(20));
    private static final RetryPolicy BACKOFF = new RetryPolicy(3, Duration.ofMillis(300), Duration.ofSeconds(20));

    /** Checks the values. */
    public RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries: must not be negative, is " + maxRetries);
        }
        if (base.isNegative() || base.isZero()) {
            throw new IllegalArgumentException("base: must be longer than nothing, is " + base);
        }
        if (maxDelay.compareTo(base) < 0 || maxDelay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("maxDelay: must be from base to a day, is " + maxDelay);
        }
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return NONE;
    }

    /** Three repetitions, 300 ms base, at most 20 s each: what the provider's own clients do. */
    public static RetryPolicy backoff() {
        return BACKOFF;
    }

    /** Exponential back-off. */
    public static RetryPolicy backoff(int maxRetries, Duration base, Duration maxDelay) {
        return new RetryPolicy(maxRetries, base, maxDelay);
    }

    /**
     * Returns the longest delay before a repetition.
     *
     * @param repetition 0 for the first one
     */
    public Duration ceiling(int repetition) {
        Duration delay = base;
        for (int i = 0; i < repetition && delay.compareTo(maxDelay) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(maxDelay) < 0 ? delay : maxDelay;
    }
}
