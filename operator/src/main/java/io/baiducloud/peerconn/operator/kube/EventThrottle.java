package io.baiducloud.peerconn.operator.kube;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps events from flooding: an identical one is told once in ten minutes, and one object has at most a burst of 25 and
 * then one a minute. What it remembers is bounded; forgetting the eldest costs at most a repeated event.
 */
final class EventThrottle {
    private static final Duration REPEAT_AFTER = Duration.ofMinutes(10);
    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int BURST = 25;
    private static final int REMEMBERED = 10_000;

    private record Told(String uid, EventReason reason, String note) {}

    private record Budget(int left, Instant since) {}

    private final Clock clock;
    private final Map<Told, Instant> told = bounded();
    private final Map<String, Budget> budgets = bounded();

    EventThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether this event may be told now; if so, it counts as told. */
    synchronized boolean allows(String uid, EventReason reason, String note) {
        var now = clock.instant();
        var key = new Told(uid, reason, note);
        var last = told.get(key);
        if (last != null && last.plus(REPEAT_AFTER).isAfter(now)) {
            return false;
        }
        var budget = refilled(budgets.getOrDefault(uid, new Budget(BURST, now)), now);
        if (budget.left() == 0) {
            budgets.put(uid, budget);
            return false;
        }
        budgets.put(uid, new Budget(budget.left() - 1, budget.since()));
        told.put(key, now);
        return true;
    }

    private static Budget refilled(Budget budget, Instant now) {
        var earned = Duration.between(budget.since(), now).dividedBy(REFILL);
        if (earned <= 0) {
            return budget;
        }
        var left = (int) Math.min(BURST, budget.left() + earned);
        return new Budget(left, budget.since().plus(REFILL.multipliedBy(earned)));
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
