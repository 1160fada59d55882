package io.baiducloud.peerconn.operator.throttle;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many calls of passes may be under way at one region's endpoint, whoever's they are. Each of them holds a thread; when
 * an endpoint falls silent, hundreds of credentials with a few calls each would hold all threads, and nothing would happen
 * in other regions. Lists do not count: no pass waits for them.
 */
public final class EndpointRoom {
    private final int most;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger called = new AtomicInteger();

    /** Room for that many. */
    public EndpointRoom(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("an endpoint needs room for one call at least");
        }
        this.most = most;
    }

    /** Room for everybody. */
    public static EndpointRoom unlimited() {
        return new EndpointRoom(Integer.MAX_VALUE);
    }

    /** Returns how many more may be called: a place is kept for each that was called and has not come yet. */
    int free() {
        return Math.max(0, most - inside.get() - called.get());
    }

    /** So many more, or less, have been called. */
    void called(int more) {
        called.addAndGet(more);
    }

    boolean tryEnter() {
        return inside.getAndUpdate(count -> count < most ? count + 1 : count) < most;
    }

    void leave() {
        inside.decrementAndGet();
    }
}
