package io.baiducloud.peerconn.operator.throttle;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An object's place in line. */
final class Ticket {
    private final ObjectRef ref;
    private final CallClass callClass;
    private final Instant since;
    private @Nullable Instant calledSince;

    Ticket(ObjectRef ref, CallClass callClass, Instant since) {
        this.ref = ref;
        this.callClass = callClass;
        this.since = since;
    }

    ObjectRef ref() {
        return ref;
    }

    CallClass callClass() {
        return callClass;
    }

    Instant since() {
        return since;
    }

    /** Returns since when the object has been called without having come; null when it was not called. */
    @Nullable
    Instant calledSince() {
        return calledSince;
    }

    void call(Instant now) {
        if (calledSince == null) {
            calledSince = now;
        }
    }

    /** The object has come, or must not be blamed for not coming. */
    void answered() {
        calledSince = null;
    }
}
