package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.testkit.KubeBinaries;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Lets Kubernetes fail under a working operator: whatever is lost, late, doubled or refused on the way to and from the API
 * server, no connection is created or released twice or by mistake, and afterwards everything is as declared.
 */
public final class KubernetesCampaign {
    private final LocalControlPlane controlPlane;

    /** Tries faults on that control plane, which they may kill and start again. */
    KubernetesCampaign(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    /**
     * What came of a fault.
     *
     * @param fault its name
     * @param took the real time from the first object to the last check
     * @param connections how often the operator had to connect to the API server
     * @param answersLost how many answers of the API server were lost
     * @param violations what went wrong
     */
    public record Result(String fault, Duration took, int connections, int answersLost, List<String> violations) {}

    /**
     * Tries every fault on a control plane of its own, whose watches end by themselves within a minute.
     *
     * @param wanted says of a name whether it is
     * @throws IllegalStateException when there is no API server to start
     */
    public static void runAll(Predicate<String> wanted, Consumer<Result> report) {
        if (!(KubeBinaries.search() instanceof KubeBinaries.Search.Found(KubeBinaries binaries))) {
            throw new IllegalStateException("these faults need a real API server: run hack/kube-binaries.sh");
        }
        try (LocalControlPlane controlPlane = LocalControlPlane.start(binaries, List.of("--min-request-timeout=30"))) {
            controlPlane.installCrd();
            KubernetesCampaign campaign = new KubernetesCampaign(controlPlane);
            KubernetesFaults.all().stream()
                    .filter(fault -> wanted.test(fault.name()))
                    .forEach(fault -> report.accept(campaign.run(fault)));
        }
    }

    Result run(KubernetesFault fault) {
        long begin = System.nanoTime();
        try (Site site = new Site(controlPlane)) {
            site.startOperator();
            Work work = Work.begin(site);
            fault.strike().accept(work);
            fault.check().accept(work);
            return new Result(
                    fault.name(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    site.road().connections(),
                    site.road().answersLost(),
                    site.violations());
        }
    }
}
