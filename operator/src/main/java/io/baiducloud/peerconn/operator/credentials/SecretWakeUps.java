package io.baiducloud.peerconn.operator.credentials;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Wakes exactly the objects that depend on a Secret whose keys have changed. */
public final class SecretWakeUps implements SecretListener {
    private static final String INDEX = "secrets";

    private final SecretReferences references;
    private final Consumer<ObjectRef> wake;
    private final Set<SecretName> waiting = new LinkedHashSet<>();
    private @Nullable IndexerResourceCache<PeerConnection> objects;

    /**
     * Makes it.
     *
     * @param wake lets an object be reconciled soon, and forgets a back-off that waited for a Secret
     */
    public SecretWakeUps(SecretReferences references, Consumer<ObjectRef> wake) {
        this.references = references;
        this.wake = wake;
    }

    /** Adds the index; the framework allows that only while event sources are prepared. */
    public void index(IndexerResourceCache<PeerConnection> cache) {
        cache.addIndexer(
                INDEX,
                object ->
                        references.of(object).stream().map(SecretName::toString).toList());
    }

    /** Begins to wake, once the cache can be read. Changes that came earlier are made up for. */
    public void begin(IndexerResourceCache<PeerConnection> cache) {
        List<SecretName> missed;
        synchronized (this) {
            objects = cache;
            missed = List.copyOf(waiting);
            waiting.clear();
        }
        missed.forEach(secret -> wake(cache, secret));
    }

    @Override
    public void changed(SecretName secret) {
        IndexerResourceCache<PeerConnection> cache;
        synchronized (this) {
            if (objects == null) {
                waiting.add(secret);
                return;
            }
            cache = objects;
        }
        wake(cache, secret);
    }

    private void wake(IndexerResourceCache<PeerConnection> cache, SecretName secret) {
        cache.byIndex(INDEX, secret.toString()).forEach(object -> wake.accept(ObjectRef.of(object)));
    }
}
