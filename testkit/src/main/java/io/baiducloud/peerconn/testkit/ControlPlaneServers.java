package io.baiducloud.peerconn.testkit;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The two processes of a control plane; ports stay the same when they are started again. */
final class ControlPlaneServers {
    private static final Patience START_PATIENCE = Patience.of(Duration.ofSeconds(90));
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final KubeBinaries binaries;
    private final ControlPlaneFolder folder;
    private final List<String> apiServerFlags;
    private final int etcdPort = ControlPlaneFolder.freePort();
    private final int etcdPeerPort = ControlPlaneFolder.freePort();
    private final AdminAccess access;

    private @Nullable ServerProcess etcd;
    private @Nullable ServerProcess apiServer;

    ControlPlaneServers(KubeBinaries binaries, ControlPlaneFolder folder, List<String> apiServerFlags) {
        this.binaries = binaries;
        this.folder = folder;
        this.apiServerFlags = List.copyOf(apiServerFlags);
        this.access = new AdminAccess(folder, ControlPlaneFolder.freePort());
    }

    AdminAccess access() {
        return access;
    }

    /** Starts what is not running and returns when the API server is ready. */
    void start() {
        if (etcd == null) {
            etcd = ServerProcess.start("etcd", etcdCommand(), folder.path());
        }
        if (apiServer == null) {
            apiServer = ServerProcess.start("kube-apiserver", apiServerCommand(), folder.path());
        }
        awaitReady(etcd, apiServer);
    }

    void stop() {
        stopApiServer();
        if (etcd != null) {
            etcd.stop(STOP_PATIENCE);
            etcd = null;
        }
    }

    void stopApiServer() {
        if (apiServer != null) {
            apiServer.stop(STOP_PATIENCE);
            apiServer = null;
        }
    }

    void killApiServer() {
        if (apiServer != null) {
            apiServer.kill();
            apiServer = null;
        }
    }

    /** Has etcd forget its history, through the JSON side of its interface. */
    void compact() {
        String revision =
                askEtcd("/v3/kv/range", "{\"key\":\"AA==\"}").replaceFirst(".*\"revision\":\"(\\d+)\".*", "$1");
        askEtcd("/v3/kv/compaction", "{\"revision\":\"" + revision + "\",\"physical\":true}");
    }

    private String askEtcd(String path, String body) {
        URI uri = URI.create("http://127.0.0.1:" + etcdPort + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(STOP_PATIENCE)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException("etcd says to " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("etcd does not answer " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends both without asking: nothing needs to be saved. */
    void kill() {
        killApiServer();
        if (etcd != null) {
            etcd.kill();
            etcd = null;
        }
    }

    /** Ready, with the namespace whose UID names the cluster. */
    private void awaitReady(ServerProcess... servers) {
        Path certificate = folder.servingCertificate();
        await("has no certificate", () -> certificate.toFile().length() > 0, servers);
        Config impatient = access.config();
        impatient.setRequestRetryBackoffLimit(0);
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            await("is not ready", () -> isReady(client), servers);
        }
    }

    private static void await(String state, BooleanSupplier isSo, ServerProcess... servers) {
        START_PATIENCE.until(
                () -> {
                    for (ServerProcess server : servers) {
                        if (!server.isRunning()) {
                            throw new IllegalStateException("the control plane did not start: " + server.lastWords());
                        }
                    }
                    return isSo.getAsBoolean();
                },
                () -> "the control plane " + state + ": " + servers[servers.length - 1].lastWords());
    }

    private static boolean isReady(KubernetesClient client) {
        try {
            return "ok".equals(client.raw("/readyz"))
                    && client.namespaces().withName("kube-system").get() != null;
        } catch (KubernetesClientException notYet) {
            return false;
        }
    }

    private List<String> etcdCommand() {
        String clients = "http://127.0.0.1:" + etcdPort;
        String peers = "http://127.0.0.1:" + etcdPeerPort;
        return List.of(
                binaries.etcd().toString(),
                "--data-dir=" + folder.etcdData(),
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                "--log-level=warn",
                "--unsafe-no-fsync");
    }

    private List<String> apiServerCommand() {
        List<String> command = new ArrayList<>(List.of(
                binaries.apiServer().toString(),
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--secure-port=" + access.port(),
                "--cert-dir=" + folder.certificates(),
                "--authorization-mode=RBAC",
                "--token-auth-file=" + folder.tokens(),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=" + folder.serviceAccountKey(),
                "--service-account-key-file=" + folder.serviceAccountKey(),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--audit-policy-file=" + folder.auditPolicy(),
                "--audit-log-path=" + folder.auditLog(),
                // in megabytes: a log that begins a new file loses its marks
                "--audit-log-maxsize=4096",
                "--disable-admission-plugins=ServiceAccount",
                "--endpoint-reconciler-type=none",
                "--shutdown-delay-duration=0"));
        command.addAll(apiServerFlags);
        return command;
    }
}
