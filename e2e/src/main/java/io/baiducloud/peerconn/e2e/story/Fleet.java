package io.baiducloud.peerconn.e2e.story;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All PeerConnection objects at one moment.
 *
 * @param objects as the API server lists them
 */
record Fleet(List<PeerConnection> objects) {
    Fleet {
        objects = List.copyOf(objects);
    }

    static Fleet look(KubernetesClient client) {
        return new Fleet(
                client.resources(PeerConnection.class).inAnyNamespace().list().getItems());
    }

    Optional<PeerConnection> find(Name name) {
        return objects.stream().filter(object -> Name.of(object).equals(name)).findFirst();
    }

    /** Whether all of them are Ready, by a condition that speaks of the spec as it is now. */
    boolean areReady(Name... names) {
        return List.of(names).stream()
                .allMatch(name -> find(name).filter(Readiness::isReady).isPresent());
    }

    /** Why each of them is not ready, in one line each. */
    String describe(Name... names) {
        return List.of(names).stream()
                .map(name -> find(name).map(object -> describe(name, object)).orElse(name + " does not exist"))
                .collect(Collectors.joining("; "));
    }

    private static String describe(Name name, PeerConnection object) {
        return name + " "
                + Readiness.of(object)
                        .map(ready -> "has Ready=" + ready.status() + " " + ready.reason() + ": " + ready.message())
                        .orElse("has no conditions");
    }

    /**
     * What an object is called.
     *
     * @param namespace its namespace
     * @param name its name there
     */
    record Name(String namespace, String name) {
        static Name of(PeerConnection object) {
            return new Name(
                    object.getMetadata().getNamespace(), object.getMetadata().getName());
        }

        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }
}
