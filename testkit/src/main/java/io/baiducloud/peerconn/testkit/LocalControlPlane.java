package io.baiducloud.peerconn.testkit;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
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
    private final KubeBinaries binaries;
    private final ControlPlaneFolder folder;
    private final boolean temporary;
    private final ControlPlaneServers servers;
    private final AuditLog auditLog;
    private final Thread lastResort;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger namespaces = new AtomicInteger();

    private @Nullable KubernetesClient admin;

    private LocalControlPlane(
            KubeBinaries binaries, ControlPlaneFolder folder, boolean temporary, List<String> apiServerFlags) {
        this.binaries = binaries;
        this.folder = folder;
        this.temporary = temporary;
        this.servers = new ControlPlaneServers(binaries, folder, apiServerFlags);
        this.auditLog = new AuditLog(folder.auditLog(), this::adminClient);
        this.lastResort = Thread.ofPlatform().name("end-control-plane").unstarted(this::end);
    }

    /** Starts a control plane whose data is gone when it is closed. */
    public static LocalControlPlane start(KubeBinaries binaries) {
        return start(binaries, List.of());
    }

    /** The same, with further flags for the API server, as {@code --min-request-timeout=30}. */
    public static LocalControlPlane start(KubeBinaries binaries, List<String> apiServerFlags) {
        return launch(new LocalControlPlane(binaries, ControlPlaneFolder.temporary(), true, apiServerFlags));
    }

    /** Starts a control plane on a folder that is kept, with the data that an earlier one left there. */
    public static LocalControlPlane startIn(Path folder, KubeBinaries binaries) {
        return launch(
                new LocalControlPlane(binaries, ControlPlaneFolder.prepare(folder.toAbsolutePath()), false, List.of()));
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
        servers.start();
        ControlPlaneFolder.write(folder.kubeconfig(), kubeconfig());
    }

    /** Stops both servers as a machine that is shut down would; data, ports and keys stay for {@link #start()}. */
    public synchronized void stop() {
        servers.stop();
    }

    /** Stops the API server alone. */
    public synchronized void stopApiServer() {
        servers.stopApiServer();
    }

    /** Kills the API server, as a crash would. */
    public synchronized void killApiServer() {
        servers.killApiServer();
    }

    /** Stops and starts both servers on the same data. */
    public synchronized void restart() {
        stop();
        start();
    }

    /**
     * Has etcd forget every version but the newest: whoever watches on from an older one is told 410 Gone, at the latest by
     * an API server that was started since.
     */
    public synchronized void compact() {
        servers.compact();
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
        servers.kill();
        if (temporary) {
            folder.delete();
        }
    }

    /** Settings of a client that may do everything; each call makes new ones, free to be changed. */
    public Config adminConfig() {
        return servers.access().config();
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

    /** The port of the API server on loopback. */
    public int port() {
        return servers.access().port();
    }

    /** The address of the API server. */
    public String url() {
        return servers.access().url();
    }

    /** A kubeconfig of the admin, as text. */
    public String kubeconfig() {
        return servers.access().kubeconfig();
    }

    /** A kubeconfig of the admin, as a file, for programs. */
    public Path kubeconfigFile() {
        return folder.kubeconfig();
    }

    /** The command line client that came with this control plane, when it did. */
    public Optional<Kubectl> findKubectl() {
        return binaries.findKubectl().map(program -> new Kubectl(program, kubeconfigFile()));
    }
}
