package io.baiducloud.peerconn.testkit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.crd.WellKnownNames;
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
import java.io.UncheckedIOException;
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

    /** Makes our definition an older one, which does not know that field of the status yet. */
    public void forgetStatusField(String field) {
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(WellKnownNames.CRD_NAME)
                .edit(definition -> {
                    var properties = definition
                            .getSpec()
                            .getVersions()
                            .getFirst()
                            .getSchema()
                            .getOpenAPIV3Schema()
                            .getProperties();
                    requireNonNull(properties.get("status")).getProperties().remove(field);
                    return definition;
                });
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

    /**
     * Notes each request before it is handled, and merges patches as RFC 7396 says: fabric8's own merge appends to lists,
     * keeps what a null takes away, and does not know a status subresource with a query behind it.
     */
    private static final class RecordingDispatcher extends KubernetesCrudDispatcher {
        private final ObjectMapper json = new ObjectMapper();
        private final List<Request> requests;

        RecordingDispatcher(List<Request> requests) {
            this.requests = requests;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            requests.add(new Request(String.valueOf(request.getMethod()), request.getPath()));
            return super.dispatch(request.getMethod().equals("PATCH") ? withoutQuery(request) : request);
        }

        @Override
        public JsonNode merge(JsonNode base, String patch) {
            try {
                return merged(base, json.readTree(patch));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static JsonNode merged(JsonNode base, JsonNode patch) {
            if (!(patch instanceof ObjectNode changes)) {
                return patch;
            }
            ObjectNode result =
                    base instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
            changes.properties().forEach(change -> {
                if (change.getValue().isNull()) {
                    result.remove(change.getKey());
                } else {
                    result.set(change.getKey(), merged(result.path(change.getKey()), change.getValue()));
                }
            });
            return result;
        }

        private static RecordedRequest withoutQuery(RecordedRequest request) {
            int query = request.getPath().indexOf('?');
            return query < 0
                    ? request
                    : new RecordedRequest(
                            request.getHttpVersion(),
                            request.method(),
                            request.getPath().substring(0, query),
                            request.getHeaders(),
                            request.getBody());
        }
    }
}
