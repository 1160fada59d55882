package io.baiducloud.peerconn.simulator.cloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The latest entries of something that never ends.
 *
 * @param <T> the entries
 */
public final class BoundedLog<T> {
    private final int capacity;
    private final Deque<T> entries = new ArrayDeque<>();
    private long total;

    /** Keeps at most so many entries. */
    public BoundedLog(int capacity) {
        this.capacity = capacity;
    }

    /** Adds an entry and forgets the oldest when there is no room. */
    public synchronized void add(T entry) {
        if (entries.size() == capacity) {
            entries.removeFirst();
        }
        entries.addLast(entry);
        total++;
    }

    /** What is kept, oldest first. */
    public synchronized List<T> entries() {
        return new ArrayList<>(entries);
    }

    /** How many were ever added since the last {@link #clear()}. */
    public synchronized long total() {
        return total;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
        total = 0;
    }
}
