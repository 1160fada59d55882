package io.baiducloud.peerconn.operator.schedule;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Wakes objects at instants of the injected clock. An object has one alarm: the earliest that was asked for. */
public final class Alarms implements Ticking {
    private record Alarm(Instant due, long order, ObjectRef ref) {}

    private static final Comparator<Alarm> EARLIEST_FIRST =
            Comparator.comparing(Alarm::due).thenComparingLong(Alarm::order);

    private final Waker waker;
    private final Map<ObjectRef, Alarm> byObject = new HashMap<>();
    private final TreeSet<Alarm> byTime = new TreeSet<>(EARLIEST_FIRST);
    private long order;

    /** Hands those that are due to the given waker. */
    public Alarms(Waker waker) {
        this.waker = waker;
    }

    /** Wakes the object at the given instant, unless an earlier alarm is already set. */
    public synchronized void wakeAt(ObjectRef ref, Instant due) {
        Alarm present = byObject.get(ref);
        if (present != null && !due.isBefore(present.due())) {
            return;
        }
        cancel(ref);
        var alarm = new Alarm(due, order++, ref);
        byObject.put(ref, alarm);
        byTime.add(alarm);
    }

    /** Forgets the object's alarm, if it has one. */
    public synchronized void cancel(ObjectRef ref) {
        Alarm alarm = byObject.remove(ref);
        if (alarm != null) {
            byTime.remove(alarm);
        }
    }

    /** Forgets all alarms. */
    public synchronized void cancelAll() {
        byObject.clear();
        byTime.clear();
    }

    /** Returns when the object will be woken. */
    public synchronized Optional<Instant> find(ObjectRef ref) {
        return Optional.ofNullable(byObject.get(ref)).map(Alarm::due);
    }

    /** Returns how many alarms are set. */
    public synchronized int size() {
        return byTime.size();
    }

    @Override
    public void tick(Instant now) {
        for (ObjectRef ref : takeDue(now)) {
            waker.wake(ref);
        }
    }

    private synchronized List<ObjectRef> takeDue(Instant now) {
        var due = new ArrayList<ObjectRef>();
        while (!byTime.isEmpty() && !byTime.first().due().isAfter(now)) {
            Alarm alarm = byTime.removeFirst();
            byObject.remove(alarm.ref());
            due.add(alarm.ref());
        }
        return due;
    }
}
