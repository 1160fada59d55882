package io.baiducloud.peerconn.testkit;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Fabric8's in-memory API server with our custom resource: fast and everywhere, but without CEL, schema defaults, RBAC
 * and server-side apply.
 */
public final class InMemoryApiServer implements AutoCloseable {
    private final KubernetesMockServer server;
    private final KubernetesClient client;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private InMemoryApiServer() {
        RecordingDispatcher dispatcher = new RecordingDispatcher(requests);
        server = new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), dispatcher, false);
        dispatcher.expectCustomResource(CustomResourceDefinitionContext.fromCrd(InstalledCrd.read()));
        server.init(InetAddress.getLoopbackAddress(), 0);
        client = new KubernetesClientBuilder().withConfig(config()).build();
    }

    /** Starts a server with our custom resource definition and the namespaces default and kube-system. */
    public static InMemoryApiServer start() {
        InMemoryApiServer server = new InMemoryApiServer();
        server.client.resource(InstalledCrd.read()).create();
        server.createNamespace("default");
        server.createNamespace("kube-system");
        server.requests.clear();
        return server;
    }

    /**
     * One request that reached the server.
     *
     * @param method the HTTP method
     * @param path the path with its query
     */
    public record Request(String method, String path) {
        /** Whether it changed, or tried to change, what is stored. */
        public boolean isWrite() {
            return !method.equals("GET");
        }
    }

    /** A shared client; it is closed with the server. */
    public KubernetesClient client() {
        return client;
    }

    /** Settings of another client; each call makes new ones, free to be changed. */
    public Config config() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url("/"))
                .withNamespace("default")
                .withHttp2Disable(true)
                .build();
    }

    /** Creates a namespace. */
    public void createNamespace(String name) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    /** Every request since the start, or since they were forgotten, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The writes among them. */
    public List<Request> writes() {
        return requests.stream().filter(Request::isWrite).toList();
    }

    /** Starts counting anew. */
    public void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }

    /** Notes each request before it is handled. */
    private static final class RecordingDispatcher extends KubernetesCrudDispatcher {
        private final List<Request> requests;

        RecordingDispatcher(List<Request> requests) {
            this.requests = requests;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            requests.add(new Request(String.valueOf(request.getMethod()), request.getPath()));
            return super.dispatch(request);
        }
    }
}
