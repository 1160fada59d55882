package io.baiducloud.peerconn.client.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is known of one attempt on the wire. Travels with the request as its tag. */
final class WireTrace {
    private final AtomicBoolean sent = new AtomicBoolean();
    private volatile @Nullable String retryAfter;

    /** Notes that the request begins to leave; false if it has left before. */
    boolean markSent() {
        return sent.compareAndSet(false, true);
    }

    /** Whether the first byte of the request may have left. */
    boolean wasSent() {
        return sent.get();
    }

    void noteRetryAfter(@Nullable String value) {
        retryAfter = value;
    }

    @Nullable
    String retryAfter() {
        return retryAfter;
    }
}
