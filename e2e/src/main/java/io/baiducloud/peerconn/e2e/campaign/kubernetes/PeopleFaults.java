package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.e2e.campaign.kubernetes.KubernetesFault.Scope;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.TcpFaultProxy.Behaviour;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;

/** What people and other controllers do to objects at the worst moment. */
final class PeopleFaults {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final Duration PATIENCE_WITH_A_COMPETITOR = Duration.ofSeconds(20);

    private PeopleFaults() {}

    static List<KubernetesFault> all() {
        return List.of(competitor(), recreated(), declaredAgain(), namespaceTerminating());
    }

    /**
     * Somebody else writes to the objects all the time, metadata and status, as controllers with heartbeats do: a write of ours
     * that holds for one version only comes too late again and again, and must get through all the same.
     */
    private static KubernetesFault competitor() {
        return new KubernetesFault(
                "a competitor that writes all the time",
                Scope.ROAD,
                work -> {
                    Site site = work.site();
                    work.ask();
                    work.drift();
                    long end = System.nanoTime() + PATIENCE_WITH_A_COMPETITOR.toNanos();
                    for (int i = 0; !site.isReady(Work.COMING); i++) {
                        if (System.nanoTime() > end) {
                            site.violation("kept from its work by a competitor: " + site.describe(Work.COMING));
                            return;
                        }
                        String label = "{\"metadata\":{\"labels\":{\"beat\":\"" + i + "\"}}}";
                        String status = "{\"status\":{\"lastHandledReconcileAt\":\"" + i + "\"}}";
                        for (String name : List.of(Work.CHANGED, Work.DRIFTING, Work.COMING)) {
                            site.patch(name, label);
                            site.handle(name).subresource("status").patch(MERGE, status);
                        }
                    }
                },
                Work::check);
    }

    /**
     * Somebody takes the finalizer off by force, deletes and declares again while the operator hears nothing. The name is the
     * same, so the connection is still ours by its tag: it is neither released nor created anew.
     */
    private static KubernetesFault recreated() {
        return KubernetesFault.ofRoad("an object deleted and declared again unseen", work -> {
            Site site = work.site();
            site.road().behave(new Behaviour.Refuse());
            work.ask();
            work.drift();
            String before = site.get(Work.DRIFTING).getMetadata().getUid();
            site.remove(Work.DRIFTING);
            site.declare(Work.DRIFTING, 2);
            site.road().behave(new Behaviour.Pass());
            site.await("the new object is ready", () -> site.isReady(Work.DRIFTING));
            if (before.equals(site.get(Work.DRIFTING).getMetadata().getUid())) {
                throw new IllegalStateException("the object was not declared again");
            }
        });
    }

    /**
     * While a connection is being released, somebody takes the finalizer off by force and declares the object again. That the
     * old one goes and that the new one comes, the operator hears in the middle of its pass over the old one.
     */
    private static KubernetesFault declaredAgain() {
        return new KubernetesFault(
                "an object declared again while its forerunner is released",
                Scope.ROAD,
                work -> {
                    Site site = work.site();
                    work.ask();
                    work.drift();
                    site.await(
                            "the first one is gone", () -> site.find(Work.GOING).isEmpty());
                    site.declare(Work.GOING, Site.PAIRS - 1);
                    site.await("there again", () -> site.isReady(Work.GOING));
                    site.cloud()
                            .faults()
                            .add(Fault.of(new Effect.SlowDrip(1, Duration.ofMillis(20)))
                                    .on(Operation.DELETE)
                                    .once());
                    site.handle(Work.GOING).delete();
                    site.await("being released", () -> site.cloud().journal().count(Operation.DELETE) == 2);
                    site.patch(Work.GOING, "{\"metadata\":{\"finalizers\":null}}");
                    site.declare(Work.GOING, Site.PAIRS - 1);
                },
                work -> {
                    Site site = work.site();
                    if (!site.await("the new object is ready", () -> site.isReady(Work.GOING))) {
                        site.violation(site.describe(Work.GOING));
                    }
                    work.expect("connections created", 7, site.cloud().journal().count(Operation.CREATE));
                    work.expect(
                            "connections released", 2, site.cloud().journal().count(Operation.DELETE));
                    work.expect("connections left", 5, work.alive());
                });
    }

    /** What the namespace controller does: nothing can be created any more, then everything goes, Secrets first. */
    private static KubernetesFault namespaceTerminating() {
        return new KubernetesFault(
                "a namespace that ends, Secret first",
                Scope.ROAD,
                work -> {
                    Site site = work.site();
                    site.people().namespaces().withName(site.namespace()).delete();
                    site.people()
                            .secrets()
                            .inNamespace(site.namespace())
                            .withName(Site.SECRET)
                            .delete();
                    Work.FROM_THE_START.forEach(name -> site.handle(name).delete());
                },
                work -> {
                    Site site = work.site();
                    site.await(
                            "the objects are gone",
                            () -> Work.FROM_THE_START.stream()
                                    .allMatch(name -> site.find(name).isEmpty()));
                    int objects = Work.FROM_THE_START.size();
                    work.expect(
                            "connections created",
                            objects,
                            site.cloud().journal().count(Operation.CREATE));
                    work.expect(
                            "connections released",
                            objects,
                            site.cloud().journal().count(Operation.DELETE));
                    work.expect("connections left", 0, work.alive());
                });
    }
}
