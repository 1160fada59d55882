package io.baiducloud.peerconn.e2e;

import io.baiducloud.peerconn.e2e.scene.CleanUp;
import io.baiducloud.peerconn.e2e.scene.OperatorProcess;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.e2e.scene.Scene;
import io.baiducloud.peerconn.e2e.story.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts what the demo starts, and leaves it running for kubectl until Ctrl-C. */
public final class Playground {
    private static final String CONNECTION = "peerconn-9td54fmx143e";

    private final ProjectFolder project;
    private final Screen screen;

    private Playground(ProjectFolder project, Screen screen) {
        this.project = project;
        this.screen = screen;
    }

    /** Runs until the process is asked to end. */
    public static void main(String[] args) throws InterruptedException {
        Quiet.logging();
        Screen screen = new Screen(System.out);
        try (CleanUp cleanUp = new CleanUp()) {
            new Playground(ProjectFolder.find(), screen).open(cleanUp);
            new CountDownLatch(1).await();
        } catch (RuntimeException e) {
            screen.line("PLAYGROUND FAILED " + e.getMessage());
            System.exit(1);
        }
    }

    private void open(CleanUp cleanUp) {
        Path folder = cleanUp.folder(project.root().resolve("playground"));
        Scene scene = Scene.start(project, folder, cleanUp, screen::say);
        publish(scene, folder);
        screen.gap();
        screen.say("Everything runs until Ctrl-C, and is gone then. In another terminal, in this folder:");
        screen.command("export KUBECONFIG=" + project.nameOf(folder.resolve("kubeconfig")));
        screen.command("export PATH=\"$(sh hack/kube-binaries.sh):$PATH\"   # only if you have no kubectl");
        screen.gap();
        screen.command("kubectl apply --server-side", "-f examples/credentials.yaml -f examples/takeover-2-adopt.yaml");
        screen.command("kubectl get pconn --all-namespaces");
        screen.command("kubectl -n network describe pconn warehouse-archive");
        screen.gap();
        screen.say("Look at the cloud, and change something there behind the operator's back:");
        String control = "\"$(cat " + project.nameOf(folder.resolve("simulator-url")) + ")\"/control/v1/connections";
        screen.command("curl " + control);
        screen.command("curl -X PATCH " + control + "/" + CONNECTION, "-d '{\"bandwidthInMbps\":5}'");
        screen.gap();
        screen.say("What the operators do:");
        screen.block(scene.operators().stream()
                .map(OperatorProcess::log)
                .map(project::nameOf)
                .toList());
    }

    /** Puts what other terminals need where they find it by name. */
    private static void publish(Scene scene, Path folder) {
        try {
            Path kubeconfig = folder.resolve("kubeconfig");
            if (!kubeconfig.equals(scene.cluster().kubeconfig())) {
                Files.copy(scene.cluster().kubeconfig(), kubeconfig);
            }
            // it holds the admin's token
            Files.setPosixFilePermissions(kubeconfig, PosixFilePermissions.fromString("rw-------"));
            Files.write(
                    folder.resolve("simulator-url"),
                    List.of(scene.cloud().controlEndpoint().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder, e);
        }
    }
}
