package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesCampaign.Result;
import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesFault.Scope;
import io.baiducloud.peerconn.testkit.KubeBinaries;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kubernetes fails in every way that takes no longer than a build waits: those of a road all at once, since they are mostly
 * waiting, then those of the server. {@code make campaign} tries the longer ones as well.
 *
 * <p>On a control plane of its own, since no other test could bear that.
 */
@OnLocalControlPlane
class KubernetesFaultsIT {
    private static List<Result> results = List.of();

    @BeforeAll
    static void letEverythingFail() throws InterruptedException, ExecutionException {
        if (!(KubeBinaries.search() instanceof KubeBinaries.Search.Found(KubeBinaries binaries))) {
            throw new IllegalStateException("a skipped class was run");
        }
        try (LocalControlPlane controlPlane = LocalControlPlane.start(binaries)) {
            controlPlane.installCrd();
            KubernetesCampaign campaign = new KubernetesCampaign(controlPlane);
            List<Result> all = new ArrayList<>();
            try (ExecutorService roads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Result>> running = of(Scope.ROAD).stream()
                        .map(fault -> roads.submit(() -> campaign.run(fault)))
                        .toList();
                for (Future<Result> result : running) {
                    all.add(result.get());
                }
            }
            of(Scope.SERVER).forEach(fault -> all.add(campaign.run(fault)));
            results = all;
        }
    }

    private static List<KubernetesFault> of(Scope scope) {
        return KubernetesFaults.all().stream()
                .filter(fault -> fault.scope() == scope)
                .toList();
    }

    static List<Result> results() {
        return results;
    }

    @ParameterizedTest
    @MethodSource("results")
    void nothingIsLostOrDoubledAndInTheEndEverythingIsAsDeclared(Result result) {
        assertThat(result.violations()).isEmpty();
    }
}
