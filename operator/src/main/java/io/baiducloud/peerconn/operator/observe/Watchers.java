package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which objects want what from a view. Not thread-safe: the view's lock guards it. */
final class Watchers {
    private final Map<ObjectRef, Interest> interests = new HashMap<>();
    private final Map<String, Set<ObjectRef>> byId = new HashMap<>();
    private final Map<VpcPair, Set<ObjectRef>> byPair = new HashMap<>();
    private final Map<ObjectRef, Instant> waiting = new HashMap<>();
    private final Set<ObjectRef> moving = new HashSet<>();
    private final Map<ObjectRef, Instant> content = new HashMap<>();
    private final TreeMap<Duration, Integer> intervals = new TreeMap<>();
    private final Duration usualInterval;

    Watchers(Duration usualInterval) {
        this.usualInterval = usualInterval;
    }

    /** Notes what an object wants that has just been compared with what was read. */
    Optional<Interest> put(ObjectRef ref, Interest interest, Instant now) {
        Optional<Interest> before = remove(ref);
        interests.put(ref, interest);
        interest.knownId().ifPresent(id -> add(byId, id, ref));
        add(byPair, interest.pair(), ref);
        interest.listBegunAfter().ifPresent(instant -> waiting.put(ref, instant));
        if (interest.shortTransition()) {
            moving.add(ref);
        }
        interest.contentUntil(now, usualInterval).ifPresent(instant -> content.put(ref, instant));
        intervals.merge(intervalOf(interest), 1, Integer::sum);
        return before;
    }

    Optional<Interest> remove(ObjectRef ref) {
        Interest before = interests.remove(ref);
        if (before == null) {
            return Optional.empty();
        }
        before.knownId().ifPresent(id -> drop(byId, id, ref));
        drop(byPair, before.pair(), ref);
        waiting.remove(ref);
        moving.remove(ref);
        content.remove(ref);
        intervals.computeIfPresent(intervalOf(before), (interval, count) -> count == 1 ? null : count - 1);
        return Optional.of(before);
    }

    private Duration intervalOf(Interest interest) {
        return interest.pollInterval().orElse(usualInterval);
    }

    private static <K> void add(Map<K, Set<ObjectRef>> index, K key, ObjectRef ref) {
        index.computeIfAbsent(key, ignored -> new LinkedHashSet<>(2)).add(ref);
    }

    private static <K> void drop(Map<K, Set<ObjectRef>> index, K key, ObjectRef ref) {
        index.computeIfPresent(key, (ignored, refs) -> {
            refs.remove(ref);
            return refs.isEmpty() ? null : refs;
        });
    }

    boolean isEmpty() {
        return interests.isEmpty();
    }

    boolean contains(ObjectRef ref) {
        return interests.containsKey(ref);
    }

    int size() {
        return interests.size();
    }

    /** Returns everybody, in an order that is the same in every process. */
    Set<ObjectRef> all() {
        return new LinkedHashSet<>(interests.keySet());
    }

    boolean isKnown(String peerConnId) {
        return byId.containsKey(peerConnId);
    }

    /** Returns those that know one of these ids. */
    Set<ObjectRef> knowing(Set<String> ids) {
        return concernedBy(new RowIndex.Change(ids, Set.of()));
    }

    /** Returns those that something concerns which happened to these ids and pairs. */
    Set<ObjectRef> concernedBy(RowIndex.Change change) {
        var concerned = new LinkedHashSet<ObjectRef>();
        change.ids().forEach(id -> concerned.addAll(byId.getOrDefault(id, Set.of())));
        change.pairs().forEach(pair -> concerned.addAll(byPair.getOrDefault(pair, Set.of())));
        return concerned;
    }

    /** Returns those that waited for a list begun at the given instant or before, who no longer wait. */
    Set<ObjectRef> satisfiedBy(Instant begunAt) {
        var satisfied = new LinkedHashSet<ObjectRef>();
        waiting.entrySet().removeIf(entry -> {
            boolean enough = !entry.getValue().isAfter(begunAt);
            if (enough) {
                satisfied.add(entry.getKey());
            }
            return enough;
        });
        return satisfied;
    }

    /** Whether an object waited for a list and the given one is enough; it no longer waits then. */
    boolean stopsWaiting(ObjectRef ref, Instant begunAt) {
        Instant wanted = waiting.get(ref);
        return wanted != null && !wanted.isAfter(begunAt) && waiting.remove(ref, wanted);
    }

    /** Until when an object does not want to be told of changes, because it asked to be compared more rarely than others. */
    Optional<Instant> contentUntil(ObjectRef ref) {
        return Optional.ofNullable(content.get(ref));
    }

    /** Whether somebody waits for a list. */
    boolean anybodyWaits() {
        return !waiting.isEmpty();
    }

    boolean isMoving(ObjectRef ref) {
        return moving.contains(ref);
    }

    /** Whether something moves for anybody. */
    boolean isAnybodyMoving() {
        return !moving.isEmpty();
    }

    /** Returns how many objects something moves for. */
    int movingCount() {
        return moving.size();
    }

    /** Returns the ids known to those for whom something moves; empty when one of them knows none. */
    Optional<Set<String>> movingIds() {
        var ids = new LinkedHashSet<String>();
        for (ObjectRef ref : moving) {
            Interest interest = interests.get(ref);
            if (interest == null || interest.knownId().isEmpty()) {
                return Optional.empty();
            }
            ids.add(interest.knownId().get());
        }
        return Optional.of(ids);
    }

    /** Returns the shortest interval that anybody wants; an object that says nothing wants the usual one. */
    Duration shortestInterval() {
        return intervals.isEmpty() ? usualInterval : intervals.firstKey();
    }
}
