package io.baiducloud.peerconn.testkit;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real kube-apiserver with its etcd, on loopback and free ports, with RBAC and an audit log. It can be stopped and
 * started again on the same data and ports, and never outlives the JVM.
 */
public final class LocalControlPlane implements AutoCloseable {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(90));
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

    private final KubeBinaries binaries;
    private final ControlPlaneFolder folder;
    private final boolean temporary;
    private final int etcdPort = ControlPlaneFolder.freePort();
    private final int etcdPeerPort = ControlPlaneFolder.freePort();
    private final int port = ControlPlaneFolder.freePort();
    private final AuditLog auditLog;
    private final Thread lastResort;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger namespaces = new AtomicInteger();

    private @Nullable ServerProcess etcd;
    private @Nullable ServerProcess apiServer;
    private @Nullable KubernetesClient admin;

    private LocalControlPlane(KubeBinaries binaries, ControlPlaneFolder folder, boolean temporary) {
        this.binaries = binaries;
        this.folder = folder;
        this.temporary = temporary;
        this.auditLog = new AuditLog(folder.auditLog(), this::adminClient);
        this.lastResort = Thread.ofPlatform().name("end-control-plane").unstarted(this::end);
    }

    /** Starts a control plane whose data is gone when it is closed. */
    public static LocalControlPlane start(KubeBinaries binaries) {
        return launch(new LocalControlPlane(binaries, ControlPlaneFolder.temporary(), true));
    }

    /** Starts a control plane on a folder that is kept, with the data that an earlier one left there. */
    public static LocalControlPlane startIn(Path folder, KubeBinaries binaries) {
        return launch(new LocalControlPlane(binaries, ControlPlaneFolder.prepare(folder.toAbsolutePath()), false));
    }

    private static LocalControlPlane launch(LocalControlPlane controlPlane) {
        Runtime.getRuntime().addShutdownHook(controlPlane.lastResort);
        try {
            controlPlane.start();
            return controlPlane;
        } catch (RuntimeException e) {
            controlPlane.close();
            throw e;
        }
    }

    /** Starts the servers that are not running; returns when the API server is ready. */
    public synchronized void start() {
        if (closed.get()) {
            throw new IllegalStateException("this control plane is closed");
        }
        if (etcd == null) {
            etcd = ServerProcess.start("etcd", etcdCommand(), folder.path());
        }
        if (apiServer == null) {
            apiServer = ServerProcess.start("kube-apiserver", apiServerCommand(), folder.path());
        }
        awaitReady(etcd, apiServer);
        ControlPlaneFolder.write(folder.kubeconfig(), kubeconfig());
    }

    /** Stops both servers as a machine that is shut down would; data, ports and keys stay for {@link #start()}. */
    public synchronized void stop() {
        stopApiServer();
        if (etcd != null) {
            etcd.stop(STOP_PATIENCE);
            etcd = null;
        }
    }

    /** Stops the API server alone. */
    public synchronized void stopApiServer() {
        if (apiServer != null) {
            apiServer.stop(STOP_PATIENCE);
            apiServer = null;
        }
    }

    /** Kills the API server, as a crash would. */
    public synchronized void killApiServer() {
        if (apiServer != null) {
            apiServer.kill();
            apiServer = null;
        }
    }

    /** Stops and starts both servers on the same data. */
    public synchronized void restart() {
        stop();
        start();
    }

    /** Ends everything; temporary data is deleted. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyShuttingDown) {
            // the hook runs anyway, and finds nothing left to do
        }
    }

    private void end() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (admin != null) {
            admin.close();
        }
        // nothing needs to be saved: no need to wait for a graceful end
        if (apiServer != null) {
            apiServer.kill();
        }
        if (etcd != null) {
            etcd.kill();
        }
        if (temporary) {
            folder.delete();
        }
    }

    /** Settings of a client that may do everything; each call makes new ones, free to be changed. */
    public Config adminConfig() {
        return new ConfigBuilder(Config.empty())
                .withMasterUrl(url())
                .withCaCertData(certificateData())
                .withOauthToken(folder.adminToken())
                .withUserAgent("peerconn-testkit")
                .withNamespace("default")
                .build();
    }

    /** A shared client that may do everything; it is closed with the control plane. */
    public synchronized KubernetesClient adminClient() {
        if (admin == null) {
            admin = new KubernetesClientBuilder().withConfig(adminConfig()).build();
        }
        return admin;
    }

    /** Settings of a client that acts as another user, with that user's permissions only. */
    public Config configAs(String user, String... groups) {
        Config config = adminConfig();
        config.setImpersonateUsername(user);
        config.setImpersonateGroups(groups);
        return config;
    }

    /** Settings of a client that acts as a service account, with its permissions only. */
    public Config configAsServiceAccount(String namespace, String name) {
        return configAs(
                "system:serviceaccount:%s:%s".formatted(namespace, name),
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated");
    }

    /** A client that acts as another user; to be closed by the caller. */
    public KubernetesClient clientAs(String user, String... groups) {
        return new KubernetesClientBuilder().withConfig(configAs(user, groups)).build();
    }

    /** Installs our custom resource definition and waits until objects can be stored. */
    public void installCrd() {
        InstalledCrd.install(adminClient());
    }

    /** Creates a namespace that nobody has used before. */
    public String newNamespace() {
        String name = "test-%d".formatted(namespaces.incrementAndGet());
        if (!temporary) {
            name += "-" + Long.toString(System.currentTimeMillis(), 36);
        }
        adminClient()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    /** Everything that was asked of the API server. */
    public AuditLog auditLog() {
        return auditLog;
    }

    /** The address of the API server. */
    public String url() {
        return "https://127.0.0.1:" + port;
    }

    /** A kubeconfig of the admin, as text. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: local, cluster: {server: "%s", certificate-authority-data: %s}}]
                users: [{name: admin, user: {token: "%s"}}]
                contexts: [{name: local, context: {cluster: local, user: admin, namespace: default}}]
                current-context: local
                """.formatted(url(), certificateData(), folder.adminToken());
    }

    /** A kubeconfig of the admin, as a file, for programs. */
    public Path kubeconfigFile() {
        return folder.kubeconfig();
    }

    /** The command line client that came with this control plane, when it did. */
    public Optional<Kubectl> findKubectl() {
        return binaries.findKubectl().map(program -> new Kubectl(program, kubeconfigFile()));
    }

    private String certificateData() {
        return Base64.getEncoder()
                .encodeToString(folder.read(folder.servingCertificate()).getBytes(StandardCharsets.UTF_8));
    }

    private void awaitReady(ServerProcess... servers) {
        PATIENCE.until(
                () -> {
                    for (ServerProcess server : servers) {
                        if (!server.isRunning()) {
                            throw new IllegalStateException("the control plane did not start: " + server.lastWords());
                        }
                    }
                    return isReady();
                },
                () -> "the control plane was not ready: " + servers[servers.length - 1].lastWords());
    }

    /** Ready, with the namespace whose UID names the cluster. */
    private boolean isReady() {
        if (!folder.servingCertificate().toFile().exists()) {
            return false;
        }
        Config impatient = adminConfig();
        impatient.setRequestRetryBackoffLimit(0);
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(impatient).build()) {
            return "ok".equals(client.raw("/readyz"))
                    && client.namespaces().withName("kube-system").get() != null;
        } catch (RuntimeException notYet) {
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
        return List.of(
                binaries.apiServer().toString(),
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + folder.certificates(),
                "--authorization-mode=RBAC",
                "--token-auth-file=" + folder.tokens(),
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-signing-key-file=" + folder.serviceAccountKey(),
                "--service-account-key-file=" + folder.serviceAccountKey(),
                "--service-cluster-ip-range=10.0.0.0/24",
                "--audit-policy-file=" + folder.auditPolicy(),
                "--audit-log-path=" + folder.auditLog(),
                "--disable-admission-plugins=ServiceAccount",
                "--endpoint-reconciler-type=none",
                "--shutdown-delay-duration=0");
    }
}
