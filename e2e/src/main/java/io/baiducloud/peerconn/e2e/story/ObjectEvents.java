package io.baiducloud.peerconn.e2e.story;

import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The Kubernetes events of an object, as {@code kubectl describe} shows them. */
final class ObjectEvents {
    private static final Pattern REQUEST_ID = Pattern.compile(" \\(request [^)]*\\)$");

    private final KubernetesClient client;

    ObjectEvents(KubernetesClient client) {
        this.client = client;
    }

    List<String> of(Fleet.Name name) {
        return client.events().v1().events().inNamespace(name.namespace()).list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(name.name()))
                .sorted(Comparator.comparing(event -> event.getEventTime().getTime()))
                .map(ObjectEvents::line)
                .toList();
    }

    /** With the cloud's request id, which is there for tickets, a line would be too long. */
    private static String line(Event event) {
        return "%-13s %s"
                .formatted(
                        event.getReason(), REQUEST_ID.matcher(event.getNote()).replaceFirst(""));
    }
}
