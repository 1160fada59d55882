package io.baiducloud.peerconn.testkit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting for another process, which nobody can notify us of.
 *
 * @param limit how long to wait at most
 */
record Patience(Duration limit) {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    static Patience of(Duration limit) {
        return new Patience(limit);
    }

    /** Looks until it is so, or fails with that message when the limit has passed. */
    void until(BooleanSupplier isSo, Supplier<String> otherwise) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after %s: %s".formatted(limit, otherwise.get()));
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted: " + otherwise.get(), e);
            }
        }
    }
}
