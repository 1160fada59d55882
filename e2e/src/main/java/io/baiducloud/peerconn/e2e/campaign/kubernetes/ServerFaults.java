package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesFault.Scope;
import io.baiducloud.peerconn.testkit.TcpFaultProxy.Behaviour;
import java.time.Duration;
import java.util.List;

/** What can happen to the API server itself. */
final class ServerFaults {
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private ServerFaults() {}

    static List<KubernetesFault> all() {
        return List.of(restarted(), historyForgotten());
    }

    private static KubernetesFault restarted() {
        return new KubernetesFault(
                "the API server killed and started again",
                Scope.ON_DEMAND,
                work -> {
                    work.ask();
                    work.site().controlPlane().killApiServer();
                    work.drift();
                    Site.rest(A_WHILE);
                    work.site().controlPlane().start();
                },
                Work::checkAll);
    }

    /** Etcd forgets, so that a watch from where the operator was is answered with 410 Gone. */
    private static KubernetesFault historyForgotten() {
        return new KubernetesFault(
                "history forgotten: 410 Gone",
                Scope.SERVER,
                work -> {
                    Site site = work.site();
                    site.road().behave(new Behaviour.Refuse());
                    work.ask();
                    work.drift();
                    site.controlPlane().stopApiServer();
                    site.controlPlane().compact();
                    site.controlPlane().start();
                    site.mustListAgain(() -> {
                        site.road().behave(new Behaviour.Pass());
                        site.await("the new object is there", () -> site.isReady(Work.COMING));
                    });
                },
                Work::checkAll);
    }
}
