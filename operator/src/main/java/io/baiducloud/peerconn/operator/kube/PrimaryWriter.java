package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The only place that writes to PeerConnection objects: their status, our finalizer and our annotations, never the spec.
 * Each write is one JSON merge patch that holds only for the version that was read.
 */
public final class PrimaryWriter {
    private static final PatchContext PATCH = new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(WellKnownNames.CONTROLLER)
            .build();
    private static final int ATTEMPTS = 5;

    private final KubernetesClient client;

    /** Makes a writer. */
    public PrimaryWriter(KubernetesClient client) {
        this.client = client;
    }

    /**
     * Sets the finalizer and annotations in one request. Any change of the object since it was read makes it
     * {@link WriteResult.Superseded}: what follows, perhaps a create call, was decided for the version that was read.
     */
    public WriteResult edit(PeerConnection object, MetadataEdit edit, RecentWrites recent) {
        var metadata = new LinkedHashMap<String, @Nullable Object>();
        if (edit.addFinalizer() && !object.hasFinalizer(WellKnownNames.FINALIZER)) {
            var finalizers = new ArrayList<>(object.getFinalizers());
            finalizers.add(WellKnownNames.FINALIZER);
            metadata.put("finalizers", finalizers);
        }
        var annotations = new LinkedHashMap<>(edit.annotations());
        annotations
                .entrySet()
                .removeIf(entry -> entry.getValue().equals(annotationsOf(object).get(entry.getKey())));
        if (!annotations.isEmpty()) {
            metadata.put("annotations", annotations);
        }
        if (metadata.isEmpty()) {
            return new WriteResult.Unchanged(object);
        }
        return once(object, metadata, recent);
    }

    /** Takes the finalizer off. */
    public WriteResult removeFinalizer(PeerConnection object, RecentWrites recent) {
        return whileSame(object, fresh -> true, current -> {
            if (!current.hasFinalizer(WellKnownNames.FINALIZER)) {
                return new WriteResult.Unchanged(current);
            }
            var finalizers = new ArrayList<>(current.getFinalizers());
            finalizers.remove(WellKnownNames.FINALIZER);
            var metadata = new LinkedHashMap<String, @Nullable Object>();
            metadata.put("finalizers", finalizers);
            return once(current, metadata, recent);
        });
    }

    /**
     * Writes the status, if it differs from that of the object. What the status remembers for later decisions, a renewal that
     * another process wrote down meanwhile say, is not written over.
     */
    public WriteResult writeStatus(PeerConnection object, PeerConnectionStatus status, RecentWrites recent) {
        return whileSame(
                object,
                fresh -> sameMemory(object.getStatus(), fresh.getStatus()),
                current -> statusOnce(current, status, recent));
    }

    /** Writes the status of the very version that was read: what follows, perhaps a payment, was decided for that. */
    public WriteResult writeStatusOnce(PeerConnection object, PeerConnectionStatus status, RecentWrites recent) {
        return statusOnce(object, status, recent);
    }

    /**
     * Whether the object still says what was read, asking the API server now and not a cache, which may be behind for as long
     * as a watch is broken. What cannot be undone is done for an object that stands only.
     *
     * @throws KubernetesClientException when the API server does not answer
     */
    public boolean stands(PeerConnection object) {
        var fresh = handle(object).get();
        return fresh != null && sameBasis(object, fresh);
    }

    private WriteResult statusOnce(PeerConnection current, PeerConnectionStatus status, RecentWrites recent) {
        var change = MergePatch.between(tree(current.getStatus()), tree(status));
        if (change.isEmpty()) {
            return new WriteResult.Unchanged(current);
        }
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put("metadata", Map.of("resourceVersion", current.getMetadata().getResourceVersion()));
        patch.put("status", change);
        return send(current, recent, handle -> handle.subresource("status").patch(PATCH, json(patch)));
    }

    private WriteResult once(PeerConnection object, Map<String, @Nullable Object> metadata, RecentWrites recent) {
        metadata.put("resourceVersion", object.getMetadata().getResourceVersion());
        var patch = json(Map.of("metadata", metadata));
        return send(object, recent, handle -> handle.patch(PATCH, patch));
    }

    private WriteResult send(
            PeerConnection object, RecentWrites recent, Function<Resource<PeerConnection>, PeerConnection> request) {
        try {
            // a server may answer with nothing when the last finalizer went and the object with it
            var written = Optional.ofNullable(request.apply(known(object)));
            written.ifPresent(after -> recent.written(after, object));
            return written.<WriteResult>map(WriteResult.Written::new).orElseGet(WriteResult.Gone::new);
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HttpURLConnection.HTTP_CONFLICT -> new WriteResult.Superseded();
                case HttpURLConnection.HTTP_NOT_FOUND -> new WriteResult.Gone();
                default -> throw e;
            };
        }
    }

    // somebody else's label must not cost a pass; a change that the decision rests on must
    private WriteResult whileSame(
            PeerConnection object, Predicate<PeerConnection> alsoSame, Function<PeerConnection, WriteResult> attempt) {
        var current = object;
        for (var i = 1; i < ATTEMPTS; i++) {
            var result = attempt.apply(current);
            if (!(result instanceof WriteResult.Superseded)) {
                return result;
            }
            var fresh = Optional.ofNullable(handle(object).get());
            if (fresh.isEmpty()) {
                return new WriteResult.Gone();
            }
            if (!sameBasis(object, fresh.get()) || !alsoSame.test(fresh.get())) {
                return new WriteResult.Superseded();
            }
            current = fresh.get();
        }
        return attempt.apply(current);
    }

    private static boolean sameBasis(PeerConnection read, PeerConnection fresh) {
        return Objects.equals(read.getMetadata().getUid(), fresh.getMetadata().getUid())
                && Objects.equals(
                        read.getMetadata().getGeneration(), fresh.getMetadata().getGeneration())
                && read.isMarkedForDeletion() == fresh.isMarkedForDeletion()
                && ourAnnotations(read).equals(ourAnnotations(fresh));
    }

    /** Conditions and what the cloud shows can be found out again; this cannot. */
    private static boolean sameMemory(PeerConnectionStatus read, PeerConnectionStatus fresh) {
        return Objects.equals(read.peerConnId(), fresh.peerConnId())
                && read.origin() == fresh.origin()
                && Objects.equals(read.createAttempt(), fresh.createAttempt())
                && Objects.equals(read.renewal(), fresh.renewal())
                && Objects.equals(read.lastRecreatedAt(), fresh.lastRecreatedAt())
                && Objects.equals(read.protectionCarriedOut(), fresh.protectionCarriedOut());
    }

    private static Map<String, String> ourAnnotations(PeerConnection object) {
        var ours = new LinkedHashMap<>(annotationsOf(object));
        ours.keySet().removeIf(name -> !name.startsWith(WellKnownNames.GROUP + "/"));
        return ours;
    }

    private static Map<String, String> annotationsOf(PeerConnection object) {
        return Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
    }

    /** A handle that has the object already: one that has only its name reads it before every patch. */
    private Resource<PeerConnection> known(PeerConnection object) {
        return client.resource(object);
    }

    private Resource<PeerConnection> handle(PeerConnection object) {
        return client.resources(PeerConnection.class)
                .inNamespace(object.getMetadata().getNamespace())
                .withName(object.getMetadata().getName());
    }

    @SuppressWarnings("unchecked")
    private Map<String, ?> tree(PeerConnectionStatus status) {
        return client.getKubernetesSerialization().convertValue(status, Map.class);
    }

    private String json(Object tree) {
        return client.getKubernetesSerialization().asJson(tree);
    }
}
