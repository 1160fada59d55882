package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** What this process remembers of each object. There is one memory for a name: that of whoever was last found under it. */
final class ObjectMemories {
    private final InstantSource clock;
    private final Consumer<ObjectRef> left;
    private final Map<Name, Known> known = new ConcurrentHashMap<>();

    /** What an object is found under, whoever it is at the time. */
    private record Name(String namespace, String name) {
        static Name of(ObjectRef ref) {
            return new Name(ref.namespace(), ref.name());
        }
    }

    /** Who was last found under a name, and what is remembered of it. */
    private record Known(ObjectRef ref, ObjectMemory memory) {}

    /**
     * Remembers nobody yet.
     *
     * @param left hears of each object that is gone, so that nothing else is kept of it either
     */
    ObjectMemories(InstantSource clock, Consumer<ObjectRef> left) {
        this.clock = clock;
        this.left = left;
    }

    /**
     * What is remembered of an object. One that was deleted and declared again while the watch was broken comes as a change of
     * the other: nobody says that the other is gone, and its list would be read for ever.
     */
    ObjectMemory of(ObjectRef ref) {
        Known last = known.get(Name.of(ref));
        if (last != null && last.ref().equals(ref)) {
            return last.memory();
        }
        if (last != null) {
            left.accept(last.ref());
        }
        ObjectMemory memory = new ObjectMemory(clock.instant());
        known.put(Name.of(ref), new Known(ref, memory));
        return memory;
    }

    /** Forgets an object that is gone; whoever has its name by now is remembered. */
    void forget(ObjectRef ref) {
        known.computeIfPresent(Name.of(ref), (name, last) -> last.ref().equals(ref) ? null : last);
        left.accept(ref);
    }
}
