package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.e2e.scene.CleanUp;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.e2e.scene.RealCluster;
import io.baiducloud.peerconn.testkit.KubeBinaries;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What all scenarios stand on.
 *
 * @param project the checkout
 * @param controlPlane a real API server
 * @param cluster the same, as other processes see it
 * @param folder for logs and the like
 * @param jvm how the operator is shipped
 * @param profile whether operators leave flight recordings behind
 * @param classCache as the image has one; empty when it has none
 */
public record Ground(
        ProjectFolder project,
        LocalControlPlane controlPlane,
        RealCluster cluster,
        Path folder,
        ShippedJvm jvm,
        boolean profile,
        Optional<ClassCache> classCache) {
    /**
     * Starts the API server.
     *
     * @throws IllegalStateException when there is none to start
     */
    public static Ground prepare(ProjectFolder project, CleanUp cleanUp, boolean profile) {
        project.operatorJar();
        if (!(KubeBinaries.search() instanceof KubeBinaries.Search.Found(KubeBinaries binaries))) {
            throw new IllegalStateException("the bench needs a real API server: run hack/kube-binaries.sh");
        }
        LocalControlPlane controlPlane = LocalControlPlane.start(binaries);
        cleanUp.add(controlPlane::close);
        controlPlane.installCrd();
        Path folder = cleanUp.temporaryFolder();
        ShippedJvm jvm = ShippedJvm.of(project.root());
        Optional<ClassCache> classCache = jvm.withClassCache()
                ? Optional.of(ClassCache.rehearse(jvm, project.operatorJar(), folder))
                : Optional.empty();
        return new Ground(project, controlPlane, RealCluster.on(controlPlane), folder, jvm, profile, classCache);
    }

    /** Options that make a Java leave a flight recording of that name in the folder of the module. */
    List<String> profiling(String name) {
        Path file = project.root().resolve(Path.of("e2e", "target", name + ".jfr"));
        return profile
                ? List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file)
                : List.of();
    }
}
