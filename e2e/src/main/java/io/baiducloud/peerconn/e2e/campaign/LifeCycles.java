package io.baiducloud.peerconn.e2e.campaign;

import static io.baiducloud.peerconn.e2e.campaign.Milestones.HOUR;
import static io.baiducloud.peerconn.e2e.campaign.Milestones.NAME;
import static io.baiducloud.peerconn.e2e.campaign.Milestones.STEP;

import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The life cycles that are interrupted at every point. */
final class LifeCycles {
    private static final List<String> NO_OPTIONS = List.of();

    private LifeCycles() {}

    static List<LifeCycle> all() {
        return List.of(
                create(),
                adopt(),
                accept(),
                acceptWithBothKeys(),
                resize(),
                dns(),
                protect(),
                LongLifeCycles.renew(),
                LongLifeCycles.recreate(),
                delete(),
                retain(),
                handOver());
    }

    private static LifeCycle create() {
        return of(
                "create",
                World::beat,
                world -> Milestones.initiator(world, NAME, "bandwidthInMbps: 100"),
                Milestones::ready,
                Map.of(Operation.CREATE, 1));
    }

    private static LifeCycle adopt() {
        return of(
                "adopt",
                world -> {
                    world.cloud()
                            .console()
                            .add(sketch -> sketch.between(
                                            world.account(0),
                                            Milestones.vpc(world, 0, "bj"),
                                            world.account(0),
                                            Milestones.vpc(world, 0, "gz"))
                                    .bandwidth(30));
                    untilListed(world);
                },
                world -> Milestones.initiator(world, NAME, "bandwidthInMbps: 100", "adoptionPolicy: IfUnmanaged"),
                Milestones::ready,
                Map.of(Operation.RESIZE, 1));
    }

    private static LifeCycle accept() {
        return of(
                "accept",
                world -> {
                    world.cloud()
                            .console()
                            .add(sketch -> sketch.between(
                                            world.account(0),
                                            Milestones.vpc(world, 0, "bj"),
                                            world.account(1),
                                            Milestones.vpc(world, 1, "gz"))
                                    .status(Status.CONSULTING));
                    untilListed(world);
                },
                world -> {
                    world.secret("account-b", world.account(1));
                    world.apply(NAME, """
                            role: acceptor
                            region: gz
                            localVpcId: %s
                            peerRegion: bj
                            peerVpcId: %s
                            peerAccountId: %s
                            acceptance: Accept
                            dnsSync: true
                            credentialsRef: { name: account-b }
                            """.formatted(
                                    Milestones.vpc(world, 1, "gz"),
                                    Milestones.vpc(world, 0, "bj"),
                                    world.account(0).accountId()));
                },
                Milestones::ready,
                Map.of(Operation.ACCEPT, 1, Operation.OPEN_DNS, 1));
    }

    private static LifeCycle acceptWithBothKeys() {
        return of(
                "create-and-accept",
                world -> world.secret("account-b", world.account(1)),
                world -> Milestones.crossAccount(
                        world, "acceptor: { credentialsRef: { name: account-b }, dnsSync: true }"),
                Milestones::ready,
                Map.of(Operation.CREATE, 1, Operation.ACCEPT, 1, Operation.OPEN_DNS, 1));
    }

    private static LifeCycle resize() {
        return of(
                "resize",
                created("bandwidthInMbps: 100"),
                world -> world.patchSpec(NAME, "{\"bandwidthInMbps\":200}"),
                Milestones::ready,
                Map.of(Operation.CREATE, 1, Operation.RESIZE, 1));
    }

    private static LifeCycle dns() {
        return of(
                "dns",
                created("bandwidthInMbps: 100", "dnsSync: false"),
                world -> world.patchSpec(NAME, "{\"dnsSync\":true}"),
                Milestones::ready,
                Map.of(Operation.CREATE, 1, Operation.OPEN_DNS, 1));
    }

    private static LifeCycle protect() {
        return of(
                "protect",
                created("bandwidthInMbps: 100", "deleteProtect: false"),
                world -> world.patchSpec(NAME, "{\"deleteProtect\":true}"),
                Milestones::ready,
                Map.of(Operation.CREATE, 1, Operation.DELETE_PROTECT, 1));
    }

    private static LifeCycle delete() {
        return of(
                "delete",
                created("bandwidthInMbps: 100"),
                world -> world.delete(NAME),
                world -> world.find(NAME).isEmpty(),
                Map.of(Operation.CREATE, 1, Operation.DELETE, 1));
    }

    private static LifeCycle retain() {
        LifeCycle released = of(
                "delete-retained",
                created("bandwidthInMbps: 100", "deletionPolicy: Retain"),
                world -> world.delete(NAME),
                world -> world.find(NAME).isEmpty(),
                Map.of(Operation.CREATE, 1));
        return keeping(released);
    }

    private static LifeCycle handOver() {
        LifeCycle released = of(
                "hand-over",
                world -> {
                    created("bandwidthInMbps: 100").accept(world);
                    Milestones.initiator(world, "heir", "bandwidthInMbps: 100", "adoptionPolicy: Always");
                    Milestones.mustReach(world, w -> w.is("heir", object -> Readiness.hasReason(object, "Conflict")));
                },
                world -> world.delete(NAME),
                world -> world.find(NAME).isEmpty() && world.is("heir", Readiness::isReady),
                Map.of(Operation.CREATE, 1));
        return keeping(released);
    }

    private static LifeCycle of(
            String name,
            Consumer<World> settle,
            Consumer<World> act,
            Predicate<World> goal,
            Map<Operation, Integer> applied) {
        return new LifeCycle(name, NO_OPTIONS, settle, act, goal, HOUR, STEP, applied, null, LifeCycle.Fate.RELEASED);
    }

    private static LifeCycle keeping(LifeCycle other) {
        return new LifeCycle(
                other.name(),
                other.options(),
                other.settle(),
                other.act(),
                other.goal(),
                other.within(),
                other.step(),
                other.applied(),
                other.held(),
                LifeCycle.Fate.KEPT);
    }

    private static Consumer<World> created(String... spec) {
        return world -> {
            Milestones.initiator(world, NAME, spec);
            Milestones.mustReach(world, Milestones::ready);
        };
    }

    /** A cloud whose lists lag shows by then what was made behind the operator's back. */
    private static void untilListed(World world) {
        world.run(Duration.ofMinutes(5), Duration.ofMinutes(1));
    }
}
