package io.baiducloud.peerconn.operator.throttle;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The objects that wait for a call: a line for each class, and those whose turn it is and who were called. Not thread-safe:
 * the gate's lock guards it.
 */
final class WaitingLine {
    private final Map<CallClass, SequencedMap<ObjectRef, Ticket>> waiting = new EnumMap<>(CallClass.class);
    private final SequencedMap<ObjectRef, Ticket> called = new LinkedHashMap<>();
    private final Map<ObjectRef, Ticket> all = new HashMap<>();

    WaitingLine() {
        for (CallClass callClass : CallClass.values()) {
            waiting.put(callClass, new LinkedHashMap<>());
        }
    }

    Optional<Ticket> find(ObjectRef ref) {
        return Optional.ofNullable(all.get(ref));
    }

    boolean isCalled(Ticket ticket) {
        return called.containsKey(ticket.ref());
    }

    /** Returns those whose turn it is, longest called first. */
    Collection<Ticket> called() {
        return called.values();
    }

    int calledOf(CallClass.Bucket bucket) {
        int count = 0;
        for (Ticket ticket : called.values()) {
            if (ticket.callClass().bucket() == bucket) {
                count++;
            }
        }
        return count;
    }

    int calledOf(CallClass callClass) {
        int count = 0;
        for (Ticket ticket : called.values()) {
            if (ticket.callClass() == callClass) {
                count++;
            }
        }
        return count;
    }

    int waitingOf(CallClass callClass) {
        return line(callClass).size();
    }

    int waitingOf(CallClass.Bucket bucket) {
        int count = 0;
        for (CallClass callClass : CallClass.values()) {
            if (callClass.bucket() == bucket) {
                count += waitingOf(callClass);
            }
        }
        return count;
    }

    /** Returns the classes in which somebody waits. */
    List<CallClass> classes() {
        var classes = new ArrayList<CallClass>();
        waiting.forEach((callClass, line) -> {
            if (!line.isEmpty()) {
                classes.add(callClass);
            }
        });
        return classes;
    }

    void join(Ticket ticket) {
        all.put(ticket.ref(), ticket);
        line(ticket.callClass()).put(ticket.ref(), ticket);
    }

    /** Takes the first of a class out of its line and into the called ones. */
    Ticket callFirst(CallClass callClass) {
        Ticket ticket = line(callClass).pollFirstEntry().getValue();
        called.put(ticket.ref(), ticket);
        return ticket;
    }

    /** Puts a called one back to the head of its line. */
    void recall(Ticket ticket) {
        called.remove(ticket.ref());
        line(ticket.callClass()).putFirst(ticket.ref(), ticket);
    }

    /** Puts all called ones back to the heads of their lines, in their order. */
    void recallAll() {
        for (Ticket ticket : new ArrayList<>(called.values()).reversed()) {
            ticket.answered();
            recall(ticket);
        }
    }

    void leave(ObjectRef ref) {
        Ticket ticket = all.remove(ref);
        if (ticket != null) {
            called.remove(ref);
            line(ticket.callClass()).remove(ref);
        }
    }

    void clear() {
        all.clear();
        called.clear();
        waiting.values().forEach(Map::clear);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private SequencedMap<ObjectRef, Ticket> line(CallClass callClass) {
        return Objects.requireNonNull(waiting.get(callClass));
    }
}
