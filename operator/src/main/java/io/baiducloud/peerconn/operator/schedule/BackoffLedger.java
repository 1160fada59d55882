package io.baiducloud.peerconn.operator.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Remembers for each object how often it failed in a row and when it may try again: 5 s, doubling to 5 min, 10 % more or
 * less. Events wake objects during a back-off too, so it is kept here and not in anybody's timer.
 */
public final class BackoffLedger {
    private static final GrowingDelay DELAY = new GrowingDelay(Duration.ofSeconds(5), Duration.ofMinutes(5));

    private record Entry(int failures, Instant notBefore) {}

    private final RandomGenerator random;
    private final Map<String, Entry> byUid = new ConcurrentHashMap<>();

    /** Takes its jitter from the given source. */
    public BackoffLedger(RandomGenerator random) {
        this.random = random;
    }

    /** Notes a failure and returns the instant of the next attempt. */
    public Instant failed(String uid, Instant now) {
        return byUid.merge(uid, first(now), (entry, ignored) -> next(entry, now))
                .notBefore();
    }

    private Entry first(Instant now) {
        return new Entry(1, now.plus(DELAY.jittered(1, random)));
    }

    private Entry next(Entry entry, Instant now) {
        int failures = entry.failures() + 1;
        return new Entry(failures, now.plus(DELAY.jittered(failures, random)));
    }

    /** Returns the instant before which the object must not try again; empty when its last attempt did not fail. */
    public Optional<Instant> notBefore(String uid) {
        return Optional.ofNullable(byUid.get(uid)).map(Entry::notBefore);
    }

    /** Starts afresh, after a success or because a person changed something. */
    public void reset(String uid) {
        byUid.remove(uid);
    }

    /** Forgets an object that is gone. */
    public void forget(String uid) {
        byUid.remove(uid);
    }

    /** Returns how many objects are in a back-off. */
    public int size() {
        return byUid.size();
    }
}
