package io.baiducloud.peerconn.simulator.seed;

import java.io.Serial;

/** Thrown when a seed file cannot be used; the message says where and why. */
public final class BadSeedException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    BadSeedException(String message) {
        super(message);
    }

    BadSeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
