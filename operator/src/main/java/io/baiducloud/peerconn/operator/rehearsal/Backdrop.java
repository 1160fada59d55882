package io.baiducloud.peerconn.operator.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/**
 * An imitation of an API server with one object, and of a cloud that creates what it is asked for, behind one port of the
 * loopback and over TLS. It is just good enough for the operator to bring that object to Ready by its usual ways.
 */
public final class Backdrop implements AutoCloseable {
    private final Certificate certificate;
    private final StubKubernetes kubernetes = new StubKubernetes();
    private final StubServer server;

    private Backdrop(Path folder) throws IOException {
        certificate = Certificate.make(folder);
        server = new StubServer(certificate.context(), new Both(kubernetes, new StubCloud()));
    }

    /**
     * Starts it.
     *
     * @param folder an existing folder for its key and certificate
     * @throws IOException when the key cannot be made or no port can be opened
     */
    public static Backdrop start(Path folder) throws IOException {
        return new Backdrop(folder);
    }

    /** Where the operator finds the API server; new at each call. */
    public Config cluster() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(endpoint().toString())
                .withCaCertFile(caFile().toString())
                .withNamespace(StubKubernetes.NAMESPACE)
                .build();
    }

    /** Where the operator finds the cloud, in the region of {@link #region}. */
    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    /** The region that the one object stands on. */
    public String region() {
        return StubKubernetes.REGION;
    }

    /** Who signed the certificate of both. */
    public Path caFile() {
        return certificate.file();
    }

    /** Waits until the object is Ready; false when that took too long. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return kubernetes.awaitReady(limit);
    }

    /** The object as the operator left it, as JSON. */
    public String object() {
        return kubernetes.object();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** One port for both. */
    private record Both(StubKubernetes kubernetes, StubCloud cloud) implements StubServer.Site {
        @Override
        public Optional<JsonNode> answer(String method, String path, JsonNode body) {
            return path.startsWith(StubCloud.PATH)
                    ? cloud.answer(method, path, body)
                    : kubernetes.answer(method, path, body);
        }

        @Override
        public BlockingQueue<String> watch(String path) {
            return kubernetes.watch(path);
        }
    }
}
