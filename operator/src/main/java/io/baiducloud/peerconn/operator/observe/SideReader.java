package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads single sides instead of a list, where few of them move in a region with many pages. It pays from the poller's
 * share: a round of n calls comes as seldom as a list of n pages would.
 */
final class SideReader {
    private final Wire wire;
    private final Details details;
    private final RowMemory memory;
    private final Runnable doubt;

    private final Object lock = new Object();
    private final Deque<Side> left = new ArrayDeque<>();
    private Instant lastRound = Instant.MIN;
    private boolean busy;

    /**
     * Makes a reader.
     *
     * @param doubt asks for a list, when a side could not be read
     */
    SideReader(Wire wire, Details details, RowMemory memory, Runnable doubt) {
        this.wire = wire;
        this.details = details;
        this.memory = memory;
        this.doubt = doubt;
    }

    /** Returns the work that is due, if any. */
    @Nullable
    Runnable takeReady(Need need, PollSchedule schedule, Instant now) {
        synchronized (lock) {
            if (busy || (left.isEmpty() && !beginsRound(need, schedule, now))) {
                return null;
            }
            busy = true;
            return this::read;
        }
    }

    private boolean beginsRound(Need need, PollSchedule schedule, Instant now) {
        if (need.sides().isEmpty() || wire.breaker().nextProbe().isPresent()) {
            return false;
        }
        Instant since =
                latest(lastRound, latest(schedule.lastBegun(), need.stirredAt().orElse(Instant.MIN)));
        if (now.isBefore(since.plus(schedule.atLeastFastest(need.sides().size())))) {
            return false;
        }
        lastRound = now;
        left.addAll(need.sides());
        return true;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void read() {
        try {
            for (Side side = next(); side != null; side = next()) {
                Optional<Permit> permit = wire.gate().admitList();
                if (permit.isEmpty()) {
                    putBack(side);
                    return;
                }
                read(permit.get(), side);
            }
        } finally {
            synchronized (lock) {
                busy = false;
            }
        }
    }

    private @Nullable Side next() {
        synchronized (lock) {
            return left.poll();
        }
    }

    private void putBack(Side side) {
        synchronized (lock) {
            left.addFirst(side);
        }
    }

    private void read(Permit permit, Side side) {
        Optional<PeerConn> before = memory.merged(side.peerConnId(), side.role());
        boolean wasDirty = memory.isDirty(side.peerConnId(), side.role());
        if (!(details.read(permit, side.peerConnId(), side.role()) instanceof DetailAnswer.Row)) {
            doubt.run();
            return;
        }
        Optional<PeerConn> now = memory.merged(side.peerConnId(), side.role());
        if (wasDirty || !now.equals(before)) {
            memory.tell(now.orElseThrow());
        }
    }
}
