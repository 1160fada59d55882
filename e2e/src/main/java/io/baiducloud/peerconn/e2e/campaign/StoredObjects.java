package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of a world, as the API server has them: nobody else writes there, so that every change is told at once. */
final class StoredObjects {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient admin;
    private final String namespace;
    private final List<Incarnation> operators;
    private final Map<String, PeerConnection> stored = new LinkedHashMap<>();
    private Departure departures = object -> {};

    /** Hears when an object is gone for good. */
    @FunctionalInterface
    interface Departure {
        void gone(PeerConnection last);
    }

    /**
     * Begins with none.
     *
     * @param operators whoever watches at the time
     */
    StoredObjects(KubernetesClient admin, String namespace, List<Incarnation> operators) {
        this.admin = admin;
        this.namespace = namespace;
        this.operators = operators;
    }

    void onDeparture(Departure listener) {
        departures = listener;
    }

    List<PeerConnection> all() {
        return List.copyOf(stored.values());
    }

    Optional<PeerConnection> find(String name) {
        return Optional.ofNullable(stored.get(name));
    }

    void apply(String name, String spec) {
        String yaml = "apiVersion: vpc.baiducloud.io/v1alpha1\nkind: PeerConnection\nmetadata: { name: " + name
                + ", namespace: " + namespace + " }\nspec:\n" + spec.indent(2);
        deliver(admin.resource(admin.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create());
    }

    void patch(String name, String json) {
        handle(name).patch(MERGE, json);
        refresh(new ResourceID(name, namespace));
    }

    void delete(String name) {
        handle(name).delete();
        refresh(new ResourceID(name, namespace));
    }

    private Resource<PeerConnection> handle(String name) {
        return admin.resources(PeerConnection.class).inNamespace(namespace).withName(name);
    }

    /** The watches bring what the API server has. */
    void refresh(ResourceID id) {
        Optional<PeerConnection> now = Optional.ofNullable(handle(id.getName()).get());
        if (now.isPresent()) {
            deliver(now.get());
            return;
        }
        PeerConnection last = stored.remove(id.getName());
        operators.forEach(operator -> operator.gone(id));
        if (last != null) {
            departures.gone(last);
        }
    }

    /** The watches bring what somebody has just written. */
    void deliver(PeerConnection object) {
        stored.put(object.getMetadata().getName(), object);
        operators.forEach(operator -> operator.changed(object));
    }
}
