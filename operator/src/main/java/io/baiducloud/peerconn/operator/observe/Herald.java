package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.schedule.Alarms;
import io.baiducloud.peerconn.operator.schedule.Waker;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * Tells objects that there is news for them: a few at once, many one after another. A thousand passes begun together would
 * keep those waiting whose turn it is to call.
 */
final class Herald {
    private static final int FEW = 50;

    private final Waker waker;
    private final Alarms alarms;

    Herald(Waker waker) {
        this.waker = waker;
        this.alarms = new Alarms(waker);
    }

    /** Wakes them all, evenly over the given time if they are many. */
    void tell(Collection<ObjectRef> refs, Duration within, Instant now) {
        if (refs.size() <= FEW) {
            refs.forEach(waker::wake);
            return;
        }
        long step = within.toNanos() / refs.size();
        long after = 0;
        for (ObjectRef ref : refs) {
            alarms.wakeAt(ref, now.plusNanos(after));
            after += step;
        }
    }

    /** Wakes one at the given time. */
    void tellAt(ObjectRef ref, Instant when) {
        alarms.wakeAt(ref, when);
    }

    /** An object has heard the news, or is gone. */
    void spare(ObjectRef ref) {
        alarms.cancel(ref);
    }

    /** The news is overtaken. */
    void fallSilent() {
        alarms.cancelAll();
    }

    void tick(Instant now) {
        alarms.tick(now);
    }
}
