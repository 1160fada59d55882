package io.baiducloud.peerconn.operator.fake;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.schedule.Waker;
import java.util.ArrayList;
import java.util.List;

/** Remembers whom it woke, in order. */
public final class RecordingWaker implements Waker {
    private final List<ObjectRef> woken = new ArrayList<>();

    @Override
    public synchronized void wake(ObjectRef ref) {
        woken.add(ref);
    }

    /** Returns everybody woken since the last question. */
    public synchronized List<ObjectRef> take() {
        List<ObjectRef> taken = List.copyOf(woken);
        woken.clear();
        return taken;
    }
}
