package io.baiducloud.peerconn.operator.throttle;

import java.time.Duration;
import java.time.InstantSource;

/** The three budgets of a gate: reads, mutations, and the share of the reads that keeps details fresh. */
final class Budgets {
    /** What refreshing details may use of the reads. */
    private static final double REFRESH_SHARE = 0.2;

    private final Budget reads;
    private final Budget writes;
    private final Budget refreshes;

    Budgets(GateSettings settings, Pace pace, InstantSource clock) {
        reads = new Budget(settings.readRate(), settings.burst(), pace, clock);
        writes = new Budget(settings.writeRate(), settings.burst(), pace, clock);
        refreshes = new Budget(
                settings.readRate() * REFRESH_SHARE,
                Math.max(1, (int) (settings.burst() * REFRESH_SHARE)),
                pace,
                clock);
    }

    /** Returns how many calls of a class could be made now. */
    long available(CallClass callClass) {
        long tokens = budgetOf(callClass.bucket()).available();
        return callClass == CallClass.REFRESH ? Math.min(tokens, refreshes.available()) : tokens;
    }

    boolean take(CallClass callClass) {
        if (available(callClass) < 1) {
            return false;
        }
        if (callClass == CallClass.REFRESH) {
            refreshes.take();
        }
        return budgetOf(callClass.bucket()).take();
    }

    /** Returns how long it takes until that many calls of a class have been allowed. */
    Duration timeFor(CallClass callClass, long calls) {
        return callClass == CallClass.REFRESH
                ? refreshes.timeFor(calls)
                : budgetOf(callClass.bucket()).timeFor(calls);
    }

    /** Gives no calls for a while, and after it no more than their rate. */
    void closeFor(Duration pause) {
        reads.closeFor(pause);
        writes.closeFor(pause);
        refreshes.closeFor(pause);
    }

    private Budget budgetOf(CallClass.Bucket bucket) {
        return switch (bucket) {
            case READS -> reads;
            case WRITES -> writes;
        };
    }
}
