package io.baiducloud.peerconn.simulator.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told to go on. */
public final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }
}
