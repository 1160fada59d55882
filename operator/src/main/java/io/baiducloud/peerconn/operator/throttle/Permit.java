package io.baiducloud.peerconn.operator.throttle;

import java.util.concurrent.atomic.AtomicBoolean;

/** Leave for one call. Close it when the call has ended, so that the next may go. */
public final class Permit implements AutoCloseable {
    private final CallClass callClass;
    private final Runnable giveBack;
    private final AtomicBoolean closed = new AtomicBoolean();

    Permit(CallClass callClass, Runnable giveBack) {
        this.callClass = callClass;
        this.giveBack = giveBack;
    }

    /** Returns what it was asked for. */
    public CallClass callClass() {
        return callClass;
    }

    /** Gives the place back; a second time does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            giveBack.run();
        }
    }
}
