package io.baiducloud.peerconn.e2e.scene;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for other processes, which nobody can notify us of. */
public final class Waiting {
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    private Waiting() {}

    /** Looks until it is so, or fails with that message when the limit has passed. */
    public static void until(Duration limit, BooleanSupplier isSo, Supplier<String> otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("after " + limit.toSeconds() + " s: " + otherwise.get());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted: " + otherwise.get(), e);
            }
        }
    }
}
