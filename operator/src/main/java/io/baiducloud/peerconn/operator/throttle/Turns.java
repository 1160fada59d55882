package io.baiducloud.peerconn.operator.throttle;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn it is among classes in which somebody waits: each gets turns in proportion to its weight, evenly spread, and
 * none waits for ever. Not thread-safe.
 */
final class Turns {
    private final Map<CallClass, Integer> credit = new EnumMap<>(CallClass.class);

    /** Returns the class whose turn it is; empty when nobody waits. */
    Optional<CallClass> next(Collection<CallClass> candidates) {
        int total = 0;
        CallClass best = null;
        for (CallClass candidate : candidates) {
            total += candidate.weight();
            credit.merge(candidate, candidate.weight(), Integer::sum);
            if (best == null || creditOf(candidate) > creditOf(best)) {
                best = candidate;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        credit.merge(best, -total, Integer::sum);
        return Optional.of(best);
    }

    private int creditOf(CallClass callClass) {
        return credit.getOrDefault(callClass, 0);
    }
}
