package io.baiducloud.peerconn.client.internal;

import java.io.IOException;

/** A 2xx answer that does not say what it must. The message completes "the answer …" and holds nothing of its content. */
final class UnreadableAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message) {
        super(message);
    }
}
