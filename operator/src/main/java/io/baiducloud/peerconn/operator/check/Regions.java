package io.baiducloud.peerconn.operator.check;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the default credentials are used: in the regions of the objects that are there, else in those that have an endpoint
 * of their own, else in the provider's first one, since a list shows everywhere whether the keys are taken.
 */
final class Regions {
    /** Regions are few, objects may be many. */
    private static final long LOOKED_THROUGH = 500;

    private static final String FIRST = "bj";

    private final OperatorConfig config;
    private final KubernetesClient client;

    Regions(OperatorConfig config, KubernetesClient client) {
        this.config = config;
        this.client = client;
    }

    Set<String> get() {
        Set<String> used = ofObjects();
        if (!used.isEmpty()) {
            return used;
        }
        return config.endpoints().isEmpty()
                ? Set.of(FIRST)
                : new TreeSet<>(config.endpoints().keySet());
    }

    private Set<String> ofObjects() {
        var objects = client.resources(PeerConnection.class);
        var lists =
                switch (config.watchNamespaces()) {
                    case NamespaceSelection.All _ -> Stream.of(objects.inAnyNamespace());
                    case NamespaceSelection.Named named ->
                        named.names().stream().map(objects::inNamespace);
                };
        return lists.flatMap(list -> list.list(page()).getItems().stream())
                .filter(object -> object.getSpec().credentialsRef() == null)
                .filter(object -> config.defaultCredentialsNamespaces()
                        .contains(object.getMetadata().getNamespace()))
                .map(object -> object.getSpec().region())
                .filter(region -> !region.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ListOptions page() {
        return new ListOptionsBuilder()
                .withLimit(LOOKED_THROUGH)
                .withLabelSelector(config.selector().orElse(null))
                .build();
    }
}
