package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.e2e.scene.Waiting;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Notes when each object of a namespace was ready, in which generation, and when it was gone. */
final class FleetWatch implements ResourceEventHandler<PeerConnection>, AutoCloseable {
    private record Ready(long generation, Instant at) {}

    private final Map<String, Ready> ready = new ConcurrentHashMap<>();
    private final Map<String, Instant> gone = new ConcurrentHashMap<>();
    private final SharedIndexInformer<PeerConnection> informer;

    FleetWatch(KubernetesClient client, String namespace) {
        informer = client.resources(PeerConnection.class).inNamespace(namespace).inform(this);
    }

    @Override
    public void onAdd(PeerConnection object) {
        if (Readiness.isReady(object)) {
            ready.merge(
                    name(object),
                    new Ready(generation(object), Instant.now()),
                    (before, now) -> before.generation() == now.generation() ? before : now);
        }
    }

    @Override
    public void onUpdate(PeerConnection before, PeerConnection now) {
        onAdd(now);
    }

    @Override
    public void onDelete(PeerConnection object, boolean finalStateUnknown) {
        gone.put(name(object), Instant.now());
    }

    private static String name(PeerConnection object) {
        return object.getMetadata().getName();
    }

    private static Long generation(PeerConnection object) {
        return object.getMetadata().getGeneration();
    }

    /** How many were ready at least once. */
    int readyCount() {
        return ready.size();
    }

    /** When the last of all was ready for the first time in its present generation. */
    Instant lastReadyAt() {
        return ready.values().stream().map(Ready::at).max(Instant::compareTo).orElseThrow();
    }

    Instant readyAt(String name) {
        Ready known = ready.get(name);
        if (known == null) {
            throw new IllegalStateException(name + " was never ready");
        }
        return known.at();
    }

    void awaitReady(int count, Duration limit) {
        Waiting.until(limit, () -> ready.size() >= count, () -> ready.size() + " of " + count + " objects are ready");
    }

    /** Returns when that generation of an object was ready. */
    Instant awaitReady(String name, long generation, Duration limit) {
        Waiting.until(
                limit,
                () -> ready.containsKey(name) && ready.get(name).generation() >= generation,
                () -> name + " is not ready in generation " + generation);
        return readyAt(name);
    }

    Instant awaitGone(String name, Duration limit) {
        Waiting.until(limit, () -> gone.containsKey(name), () -> name + " is still there");
        return Objects.requireNonNull(gone.get(name));
    }

    @Override
    public void close() {
        informer.close();
    }
}
