package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesFault.Scope;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.testkit.TcpFaultProxy.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One region of the cloud that lets every call wait until it is given up. These faults take real time, which a clock moved by
 * hand cannot give them; the others are outages on the virtual clock. The other region must be served all the while, and
 * objects must not look healthy for longer than three lists that fail.
 */
final class CloudRoads {
    private static final String BROKEN = "bj";
    private static final String WHOLE = "gz";
    private static final String ELSEWHERE = "elsewhere";
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private CloudRoads() {}

    static List<KubernetesFault> all() {
        return List.of(halfOpen(), endless());
    }

    private static KubernetesFault halfOpen() {
        return fault(
                "half-open connections to one region",
                site -> site.cloudRoad(BROKEN).behave(new Behaviour.HalfOpen()),
                site -> {
                    site.cloudRoad(BROKEN).behave(new Behaviour.Pass());
                    site.cloudRoad(BROKEN).cut();
                });
    }

    private static KubernetesFault endless() {
        return fault(
                "answers of one region that never end",
                site -> site.cloud()
                        .faults()
                        .add(Fault.of(new Effect.SlowDrip(1, Duration.ofMillis(900)))
                                .inRegion(BROKEN)),
                site -> site.cloud().faults().clear());
    }

    private static KubernetesFault fault(String name, Consumer<Site> breaking, Consumer<Site> mending) {
        return new KubernetesFault(
                name,
                Scope.ROAD,
                work -> {
                    Site site = work.site();
                    breaking.accept(site);
                    work.ask();
                    work.drift();
                    site.declare(ELSEWHERE, Site.PAIRS - 1, WHOLE, BROKEN);
                    site.await("the other region is served", PATIENCE, () -> site.isReady(ELSEWHERE));
                    site.await(
                            "what cannot be seen does not look healthy",
                            PATIENCE,
                            () -> Work.FROM_THE_START.stream().noneMatch(site::isReady));
                    mending.accept(site);
                },
                work -> work.checkBeside(1));
    }
}
