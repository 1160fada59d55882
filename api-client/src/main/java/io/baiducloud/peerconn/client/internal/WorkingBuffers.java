package io.baiducloud.peerconn.client.internal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Lends the buffers that answers are read through, so that a call does not need one of its own. */
final class WorkingBuffers {
    private static final int SIZE = 16 << 10;
    private static final int MOST_AT_REST = 16;

    private final BlockingQueue<byte[]> atRest = new ArrayBlockingQueue<>(MOST_AT_REST);

    byte[] borrow() {
        byte[] buffer = atRest.poll();
        return buffer == null ? new byte[SIZE] : buffer;
    }

    void giveBack(byte[] buffer) {
        // when there are enough it is garbage
        boolean ignored = atRest.offer(buffer);
    }
}
