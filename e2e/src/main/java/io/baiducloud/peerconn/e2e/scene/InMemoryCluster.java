package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Something that answers like an API server, for machines where there is no real one. It checks no rules. */
final class InMemoryCluster implements Cluster {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final InMemoryApiServer server;
    private final Path kubeconfig;

    private InMemoryCluster(InMemoryApiServer server, Path kubeconfig) {
        this.server = server;
        this.kubeconfig = kubeconfig;
    }

    static InMemoryCluster start(Path folder) {
        InMemoryApiServer server = InMemoryApiServer.start();
        try {
            Path kubeconfig = Files.writeString(
                    folder.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: local, cluster: {server: "%s"}}]
                    users: [{name: nobody, user: {}}]
                    contexts: [{name: local, context: {cluster: local, user: nobody, namespace: default}}]
                    current-context: local
                    """.formatted(server.config().getMasterUrl()));
            return new InMemoryCluster(server, kubeconfig);
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException("cannot write a kubeconfig into " + folder, e);
        }
    }

    @Override
    public String description() {
        return "an in-memory imitation at " + server.config().getMasterUrl();
    }

    @Override
    public KubernetesClient client() {
        return server.client();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("HTTP2_DISABLE", "true");
    }

    @Override
    public Optional<AuditLog> auditLog() {
        return Optional.empty();
    }

    @Override
    public String apply(List<Path> files) {
        StringBuilder said = new StringBuilder();
        for (Path file : files) {
            try (InputStream yaml = Files.newInputStream(file)) {
                client().load(yaml).items().forEach(item -> said.append(apply(item)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return said.toString();
    }

    private String apply(HasMetadata item) {
        Resource<HasMetadata> resource = client().resource(item);
        boolean there = resource.get() != null;
        if (there) {
            resource.patch(MERGE, client().getKubernetesSerialization().asJson(item));
        } else {
            resource.create();
        }
        return item.getKind().toLowerCase(Locale.ROOT) + "/"
                + item.getMetadata().getName() + (there ? " changed\n" : " created\n");
    }

    @Override
    public String patch(String namespace, String name, String json) {
        find(namespace, name).patch(MERGE, json);
        return "peerconnection/" + name + " changed";
    }

    @Override
    public String delete(String namespace, String name) {
        find(namespace, name).delete();
        return "peerconnection/" + name + " is being deleted";
    }

    private Resource<PeerConnection> find(String namespace, String name) {
        return client().resources(PeerConnection.class).inNamespace(namespace).withName(name);
    }

    @Override
    public void close() {
        server.close();
    }
}
