package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.KubeBinaries;
import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real kube-apiserver with its etcd, and a real kubectl. */
public final class RealCluster implements Cluster {
    private final LocalControlPlane controlPlane;
    private final Kubectl kubectl;

    private RealCluster(LocalControlPlane controlPlane, Kubectl kubectl) {
        this.controlPlane = controlPlane;
        this.kubectl = kubectl;
    }

    /** Starts one, with our definition. */
    static RealCluster start(KubeBinaries binaries) {
        LocalControlPlane controlPlane = LocalControlPlane.start(binaries);
        try {
            controlPlane.installCrd();
            return on(controlPlane);
        } catch (RuntimeException e) {
            controlPlane.close();
            throw e;
        }
    }

    /** Works on one that runs. */
    public static RealCluster on(LocalControlPlane controlPlane) {
        Kubectl kubectl = controlPlane
                .findKubectl()
                .orElseThrow(() -> new IllegalStateException("there is no kubectl beside kube-apiserver"));
        return new RealCluster(controlPlane, kubectl);
    }

    @Override
    public String description() {
        return "kube-apiserver " + client().getKubernetesVersion().getGitVersion() + ", a real one, at "
                + controlPlane.url();
    }

    @Override
    public KubernetesClient client() {
        return controlPlane.adminClient();
    }

    @Override
    public Path kubeconfig() {
        return controlPlane.kubeconfigFile();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public Optional<AuditLog> auditLog() {
        return Optional.of(controlPlane.auditLog());
    }

    @Override
    public String apply(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("apply", "--server-side", "--validate=strict"));
        files.forEach(file -> arguments.addAll(List.of("-f", file.toString())));
        return run(arguments.toArray(String[]::new));
    }

    @Override
    public String patch(String namespace, String name, String json) {
        return run("--namespace=" + namespace, "patch", "pconn", name, "--type=merge", "--patch=" + json);
    }

    @Override
    public String delete(String namespace, String name) {
        return run("--namespace=" + namespace, "delete", "pconn", name, "--wait=false");
    }

    private String run(String... arguments) {
        Kubectl.Result result = kubectl.run(arguments);
        if (result.code() != 0) {
            throw new IllegalStateException("kubectl " + Arrays.toString(arguments) + " said: " + result.output());
        }
        return result.output();
    }

    @Override
    public void close() {
        controlPlane.close();
    }
}
