package io.baiducloud.peerconn.simulator.faults;

import io.baiducloud.peerconn.simulator.model.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that are in force, and how often each has struck. */
public final class FaultScript {
    private static final int MOST = 1_000;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long lastId;

    private record Entry(Fault fault, int seen, int struck) {
        boolean isSpent() {
            return struck >= fault.count();
        }
    }

    /** A fault and what became of it. */
    public record Report(String id, Fault fault, int struck, boolean spent) {}

    /** Adds a line; the answer names it. */
    public synchronized String add(Fault fault) {
        if (entries.size() == MOST) {
            throw new IllegalStateException("there are already " + MOST + " faults");
        }
        String id = "fault-" + ++lastId;
        entries.put(id, new Entry(fault, 0, 0));
        return id;
    }

    /** Takes a line out; false when there is none of that id. */
    public synchronized boolean remove(String id) {
        return entries.remove(id) != null;
    }

    /** Takes all lines out. */
    public synchronized void clear() {
        entries.clear();
    }

    /** All lines, spent ones included. */
    public synchronized List<Report> reports() {
        return entries.entrySet().stream()
                .map(entry -> new Report(
                        entry.getKey(),
                        entry.getValue().fault(),
                        entry.getValue().struck(),
                        entry.getValue().isSpent()))
                .toList();
    }

    /** How often a line has struck. */
    public synchronized int struck(String id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::struck).orElse(0);
    }

    /** What happens to this request; counts it. */
    public synchronized Plan draw(Operation operation, String accountId, String region, String peerConnId) {
        List<Effect> effects = new ArrayList<>();
        entries.replaceAll((id, entry) -> {
            if (entry.isSpent() || !entry.fault().matches(operation, accountId, region, peerConnId)) {
                return entry;
            }
            if (entry.seen() < entry.fault().skip()) {
                return new Entry(entry.fault(), entry.seen() + 1, 0);
            }
            effects.addAll(entry.fault().effects());
            return new Entry(entry.fault(), entry.seen() + 1, entry.struck() + 1);
        });
        return new Plan(effects);
    }
}
