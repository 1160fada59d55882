package io.baiducloud.peerconn.operator.throttle;

import java.time.Instant;

/** The answer to "may I call?". */
public sealed interface Admission {
    /**
     * Yes, now.
     *
     * @param permit to be closed when the call has ended, used or not
     */
    record Granted(Permit permit) implements Admission {}

    /**
     * Not yet. The object stands in line and will be woken when it is its turn.
     *
     * @param estimate about when that will be; good for a message or a safety net, the wake-up is what counts
     */
    record Queued(Instant estimate) implements Admission {}

    /**
     * No: nothing works with this credential at the moment. The object will be woken when that changes.
     *
     * @param health why
     */
    record Held(Health health) implements Admission {}
}
