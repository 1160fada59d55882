package io.baiducloud.peerconn.operator.execute;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts releases by credential, so that a pruned folder or a deleted namespace cannot take the network down at once. */
public final class ReleaseBrake {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final int maxPerHour;
    private final Map<String, Deque<Instant>> released = new HashMap<>();

    /**
     * Makes a brake.
     *
     * @param maxPerHour releases of a credential within an hour, 0 for no limit
     */
    public ReleaseBrake(int maxPerHour) {
        this.maxPerHour = maxPerHour;
    }

    /** Whether one more may be released. */
    public synchronized boolean allows(String credentialHash, Instant now) {
        return maxPerHour == 0 || within(credentialHash, now).size() < maxPerHour;
    }

    /** How many may be released within an hour; 0 for no limit. */
    public int limit() {
        return maxPerHour;
    }

    /** How many were released within the hour, by credential; credentials that never released anything are left out. */
    public synchronized Map<String, Integer> releasedWithinTheHour(Instant now) {
        Map<String, Integer> numbers = new HashMap<>();
        released.keySet().forEach(hash -> numbers.put(hash, within(hash, now).size()));
        return numbers;
    }

    /** When the brake lets the next one through. */
    public synchronized Instant opensAt(String credentialHash, Instant now) {
        Deque<Instant> times = within(credentialHash, now);
        return maxPerHour == 0 || times.size() < maxPerHour
                ? now
                : times.getFirst().plus(WINDOW);
    }

    /** Counts one that is released whatever the brake says: a person asked for it. */
    public synchronized void released(String credentialHash, Instant now) {
        released.computeIfAbsent(credentialHash, key -> new ArrayDeque<>());
        within(credentialHash, now).addLast(now);
    }

    /** Counts one if one more may be released; asking first and counting later would let many through at once. */
    public synchronized boolean tryRelease(String credentialHash, Instant now) {
        boolean allowed = allows(credentialHash, now);
        if (allowed) {
            released(credentialHash, now);
        }
        return allowed;
    }

    private Deque<Instant> within(String credentialHash, Instant now) {
        Deque<Instant> times = released.getOrDefault(credentialHash, new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        return times;
    }
}
