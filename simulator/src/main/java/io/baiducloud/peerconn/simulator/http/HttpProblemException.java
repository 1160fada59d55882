package io.baiducloud.peerconn.simulator.http;

import java.io.Serial;

/** Thrown where what came in is no HTTP request that can be served; carries the status to answer. */
final class HttpProblemException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    HttpProblemException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
