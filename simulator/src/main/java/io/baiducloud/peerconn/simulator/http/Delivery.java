package io.baiducloud.peerconn.simulator.http;

import java.time.Duration;

/** How the bytes of an answer reach the client, or do not. */
public sealed interface Delivery {

    /** As HTTP wants it. */
    record Whole() implements Delivery {}

    /** The connection is reset before a byte of the answer. */
    record Reset() implements Delivery {}

    /** The head promises the whole body, half of it comes, then the connection ends. */
    record Truncated() implements Delivery {}

    /** The bytes come a few at a time. */
    record Drip(int bytesAtOnce, Duration pause) implements Delivery {

        /** Refuses drips that would never get anywhere. */
        public Drip {
            if (bytesAtOnce < 1 || pause.isNegative()) {
                throw new IllegalArgumentException("a drip needs at least one byte at once and no negative pause");
            }
        }
    }
}
