package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.testkit.KubeBinaries;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that runs during the demo.
 *
 * @param project the checkout with the examples
 * @param cluster the API server
 * @param cloud the simulated cloud
 * @param operators the operators, ours first
 */
public record Scene(ProjectFolder project, Cluster cluster, Simulator cloud, List<OperatorProcess> operators) {
    /** Where our team declares its connections. */
    public static final String OURS = "network";

    /** Where the other company declares its own. */
    public static final String THEIRS = "partner";

    /** Copies the list. */
    public Scene {
        operators = List.copyOf(operators);
    }

    /**
     * Starts everything.
     *
     * @param folder for logs and the like
     * @param cleanUp ends it again
     * @param say hears of what was started
     */
    public static Scene start(ProjectFolder project, Path folder, CleanUp cleanUp, Consumer<String> say) {
        Path jar = project.operatorJar();
        Simulator cloud = Simulator.builder().seed(project.seed()).start();
        cleanUp.add(cloud::close);
        say.accept("The cloud: a simulator with the accounts of " + project.nameOf(project.seed()) + ", at "
                + String.join(
                        " and ",
                        cloud.endpoints().entrySet().stream()
                                .map(region -> region.getValue() + " (" + region.getKey() + ")")
                                .toList())
                + ".");
        Cluster cluster = cluster(folder, say);
        cleanUp.add(cluster::close);
        say.accept("The API server: " + cluster.description() + ".");
        cluster.apply(List.of(project.example("namespaces.yaml")));
        List<OperatorProcess> operators = Stream.of(OURS, THEIRS)
                .map(namespace -> {
                    OperatorProcess operator =
                            OperatorProcess.start(jar, folder, namespace, cluster, cloud.endpoints());
                    cleanUp.add(operator::close);
                    return operator;
                })
                .toList();
        operators.forEach(OperatorProcess::awaitReady);
        say.accept("Two operators, each the process java -jar " + project.nameOf(jar) + ": one for namespace " + OURS
                + ", which is ours, and one for " + THEIRS + ", which stands for another company. Each reads the"
                + " Secrets of its own namespace only.");
        return new Scene(project, cluster, cloud, operators);
    }

    private static Cluster cluster(Path folder, Consumer<String> say) {
        return switch (KubeBinaries.search()) {
            case KubeBinaries.Search.Found(KubeBinaries binaries)
            when binaries.findKubectl().isPresent() -> RealCluster.start(binaries);
            case KubeBinaries.Search.Found(KubeBinaries binaries) ->
                imitation(folder, say, binaries.folder() + " has no kubectl");
            case KubeBinaries.Search.Missing(String why) -> imitation(folder, say, why);
        };
    }

    private static Cluster imitation(Path folder, Consumer<String> say, String why) {
        say.accept("SKIPPED real API server: " + why);
        say.accept("NOT A REAL API SERVER: an in-memory imitation answers instead. It checks none of the rules and"
                + " fills in no defaults; all else is as on a real one.");
        return InMemoryCluster.start(folder);
    }
}
