package io.baiducloud.peerconn.operator.kube;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import java.util.ArrayList;
import java.util.List;

/** Everything that the operator must be allowed to do under given settings. The chart grants exactly this. */
final class Permissions {
    private static final String OBJECTS = WellKnownNames.PLURAL;

    private Permissions() {}

    static List<Permission> needed(OperatorConfig config) {
        var needed = new ArrayList<Permission>();
        for (var namespace : names(config.watchNamespaces())) {
            needed.add(object("list", OBJECTS, namespace, "see the objects"));
            needed.add(object("watch", OBJECTS, namespace, "see the objects change"));
            needed.add(object("get", OBJECTS, namespace, "look again when a write collides with another one"));
            needed.add(object("patch", OBJECTS, namespace, "set its finalizer and annotations"));
            needed.add(object("patch", OBJECTS + "/status", namespace, "report what it sees"));
            needed.add(new Permission("create", "events.k8s.io", "events", namespace, "", "tell events"));
        }
        for (var namespace : names(config.secretNamespaces())) {
            needed.add(secret("list", namespace, ""));
            needed.add(secret("watch", namespace, ""));
        }
        config.defaultCredentialsSecret()
                .filter(secret -> !config.secretNamespaces().contains(secret.namespace()))
                .ifPresent(secret -> {
                    needed.add(secret("list", secret.namespace(), secret.name()));
                    needed.add(secret("watch", secret.namespace(), secret.name()));
                });
        if (config.leaderElect()) {
            for (var verb : List.of("get", "create", "update", "patch")) {
                needed.add(new Permission(
                        verb, "coordination.k8s.io", "leases", config.namespace(), "", "elect a leader"));
            }
        }
        return needed;
    }

    private static Permission object(String verb, String resource, String namespace, String purpose) {
        return new Permission(verb, WellKnownNames.GROUP, resource, namespace, "", purpose);
    }

    private static Permission secret(String verb, String namespace, String name) {
        return new Permission(verb, "", "secrets", namespace, name, "read credentials");
    }

    // the empty name stands for all namespaces, as in a review
    private static List<String> names(NamespaceSelection selection) {
        return switch (selection) {
            case NamespaceSelection.All _ -> List.of("");
            case NamespaceSelection.Named named ->
                named.names().stream().sorted().toList();
        };
    }
}
