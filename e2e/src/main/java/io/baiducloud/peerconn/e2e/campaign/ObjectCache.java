package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What one operator knows of the objects, as a watch would have brought it. Secrets read it from a thread of their own. */
final class ObjectCache implements IndexerResourceCache<PeerConnection> {
    private final Map<ResourceID, PeerConnection> objects = new LinkedHashMap<>();
    private final Map<String, Function<PeerConnection, List<String>>> indexers = new HashMap<>();
    private final Map<String, Map<String, Set<ResourceID>>> indexes = new HashMap<>();

    synchronized void put(PeerConnection object) {
        ResourceID id = ResourceID.fromResource(object);
        remove(id);
        objects.put(id, object);
        indexers.forEach((name, indexer) -> index(name, indexer, id, object));
    }

    synchronized Optional<PeerConnection> remove(ResourceID id) {
        PeerConnection known = objects.remove(id);
        if (known != null) {
            indexes.values().forEach(index -> index.values().forEach(ids -> ids.remove(id)));
        }
        return Optional.ofNullable(known);
    }

    private void index(
            String name, Function<PeerConnection, List<String>> indexer, ResourceID id, PeerConnection object) {
        Map<String, Set<ResourceID>> index = indexes.computeIfAbsent(name, ignored -> new HashMap<>());
        for (String key : indexer.apply(object)) {
            index.computeIfAbsent(key, ignored -> new TreeSet<>(ObjectCache::compare))
                    .add(id);
        }
    }

    private static int compare(ResourceID a, ResourceID b) {
        return a.toString().compareTo(b.toString());
    }

    @Override
    public synchronized void addIndexers(Map<String, Function<PeerConnection, List<String>>> more) {
        indexers.putAll(more);
        objects.forEach((id, object) -> more.forEach((name, indexer) -> index(name, indexer, id, object)));
    }

    @Override
    public synchronized List<PeerConnection> byIndex(String name, String key) {
        return indexes.getOrDefault(name, Map.of()).getOrDefault(key, Set.of()).stream()
                .flatMap(id -> get(id).stream())
                .toList();
    }

    @Override
    public synchronized Optional<PeerConnection> get(ResourceID id) {
        return Optional.ofNullable(objects.get(id));
    }

    @Override
    public synchronized boolean contains(ResourceID id) {
        return objects.containsKey(id);
    }

    @Override
    public synchronized Stream<ResourceID> keys() {
        return List.copyOf(objects.keySet()).stream();
    }

    @Override
    public synchronized Stream<PeerConnection> list(Predicate<PeerConnection> predicate) {
        return List.copyOf(objects.values()).stream().filter(predicate);
    }

    @Override
    public Stream<PeerConnection> list(String namespace, Predicate<PeerConnection> predicate) {
        return list(
                predicate.and(object -> namespace.equals(object.getMetadata().getNamespace())));
    }
}
