package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The life cycles that are interrupted at every point. */
final class LifeCycles {
    private static final String NAME = "orders";
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration HOUR = Duration.ofHours(1);
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
                renew(),
                recreate(),
                delete(),
                retain(),
                handOver());
    }

    private static LifeCycle create() {
        return of(
                "create",
                World::beat,
                world -> initiator(world, NAME, "bandwidthInMbps: 100"),
                LifeCycles::ready,
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
                                            vpc(world, 0, "bj"),
                                            world.account(0),
                                            vpc(world, 0, "gz"))
                                    .bandwidth(30));
                    untilListed(world);
                },
                world -> initiator(world, NAME, "bandwidthInMbps: 100", "adoptionPolicy: IfUnmanaged"),
                LifeCycles::ready,
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
                                            vpc(world, 0, "bj"),
                                            world.account(1),
                                            vpc(world, 1, "gz"))
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
                                    vpc(world, 1, "gz"),
                                    vpc(world, 0, "bj"),
                                    world.account(0).accountId()));
                },
                LifeCycles::ready,
                Map.of(Operation.ACCEPT, 1, Operation.OPEN_DNS, 1));
    }

    private static LifeCycle acceptWithBothKeys() {
        return of(
                "create-and-accept",
                world -> world.secret("account-b", world.account(1)),
                world -> crossAccount(world, "acceptor: { credentialsRef: { name: account-b }, dnsSync: true }"),
                LifeCycles::ready,
                Map.of(Operation.CREATE, 1, Operation.ACCEPT, 1, Operation.OPEN_DNS, 1));
    }

    private static LifeCycle resize() {
        return of(
                "resize",
                created("bandwidthInMbps: 100"),
                world -> world.patchSpec(NAME, "{\"bandwidthInMbps\":200}"),
                LifeCycles::ready,
                Map.of(Operation.CREATE, 1, Operation.RESIZE, 1));
    }

    private static LifeCycle dns() {
        return of(
                "dns",
                created("bandwidthInMbps: 100", "dnsSync: false"),
                world -> world.patchSpec(NAME, "{\"dnsSync\":true}"),
                LifeCycles::ready,
                Map.of(Operation.CREATE, 1, Operation.OPEN_DNS, 1));
    }

    private static LifeCycle protect() {
        return of(
                "protect",
                created("bandwidthInMbps: 100", "deleteProtect: false"),
                world -> world.patchSpec(NAME, "{\"deleteProtect\":true}"),
                LifeCycles::ready,
                Map.of(Operation.CREATE, 1, Operation.DELETE_PROTECT, 1));
    }

    private static LifeCycle renew() {
        return new LifeCycle(
                "auto-renew",
                List.of("--poll-interval=1h"),
                world -> {
                    initiator(
                            world,
                            NAME,
                            "bandwidthInMbps: 100",
                            "billing: { paymentTiming: Prepaid, reservation: { reservationLength: 1,"
                                    + " reservationTimeUnit: month }, autoRenew: { months: 1, whenDaysLeft: 7 } }");
                    mustReach(world, LifeCycles::ready);
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "12h");
                    world.run(Duration.ofDays(23).plusHours(20), HOUR);
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "1h");
                    world.run(Duration.ofHours(2), Duration.ofMinutes(10));
                },
                World::beat,
                world -> world.cloud().journal().count(Operation.RENEW) > 0 ? ready(world) : renewalHeld(world),
                Duration.ofHours(6),
                Duration.ofMinutes(1),
                Map.of(Operation.CREATE, 1, Operation.RENEW, 1),
                Map.of(Operation.CREATE, 1),
                LifeCycle.Fate.KEPT);
    }

    private static LifeCycle recreate() {
        return new LifeCycle(
                "recreate",
                NO_OPTIONS,
                world -> {
                    crossAccount(world, "onConsultFailed: Recreate");
                    mustReach(world, is(Status.CONSULTING));
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "6h");
                    world.run(Duration.ofDays(7).minusMinutes(10), HOUR);
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "1m");
                    world.run(Duration.ofMinutes(4), STEP);
                },
                World::beat,
                world -> is(Status.CONSULTING).test(world)
                        ? world.cloud().journal().count(Operation.CREATE) > 1
                        : world.is(NAME, object -> "Blocked".equals(World.reasonOf(object))),
                Duration.ofHours(12),
                Duration.ofSeconds(10),
                Map.of(Operation.CREATE, 2, Operation.DELETE, 1),
                Map.of(Operation.CREATE, 1),
                LifeCycle.Fate.RELEASED);
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
                    initiator(world, "heir", "bandwidthInMbps: 100", "adoptionPolicy: Always");
                    mustReach(world, w -> w.is("heir", object -> "Conflict".equals(World.reasonOf(object))));
                },
                world -> world.delete(NAME),
                world -> world.find(NAME).isEmpty() && world.is("heir", World::isReady),
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
            initiator(world, NAME, spec);
            mustReach(world, LifeCycles::ready);
        };
    }

    private static void mustReach(World world, Predicate<World> goal) {
        if (!world.runUntil(() -> goal.test(world), HOUR, STEP)) {
            throw new IllegalStateException("the life cycle does not get to its beginning: " + world.objects());
        }
    }

    /** A cloud whose lists lag shows by then what was made behind the operator's back. */
    private static void untilListed(World world) {
        world.run(Duration.ofMinutes(5), Duration.ofMinutes(1));
    }

    private static boolean ready(World world) {
        return world.is(NAME, World::isReady);
    }

    /** Whoever died between intent and call does not know whether it paid: a person decides, and is told so. */
    private static boolean renewalHeld(World world) {
        return world.is(
                NAME,
                object -> object.getStatus().renewal() != null
                        && object.getStatus()
                                .findCondition("Synced")
                                .filter(synced -> synced.message().contains("renew"))
                                .isPresent());
    }

    private static Predicate<World> is(Status status) {
        return world -> world.is(NAME, object -> isInStatus(world, object, status));
    }

    private static boolean isInStatus(World world, PeerConnection object, Status status) {
        String id = object.getStatus().peerConnId();
        return id != null
                && status.word().equals(object.getStatus().status())
                && world.cloud()
                        .connection(id)
                        .map(Connection::status)
                        .filter(status::equals)
                        .isPresent();
    }

    private static void initiator(World world, String name, String... spec) {
        world.apply(name, """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                credentialsRef: { name: account-a }
                """.formatted(vpc(world, 0, "bj"), vpc(world, 0, "gz")) + String.join("\n", spec));
    }

    private static void crossAccount(World world, String... spec) {
        world.apply(
                NAME,
                """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                peerAccountId: %s
                bandwidthInMbps: 100
                credentialsRef: { name: account-a }
                """.formatted(
                                        vpc(world, 0, "bj"),
                                        vpc(world, 1, "gz"),
                                        world.account(1).accountId())
                        + String.join("\n", spec));
    }

    private static String vpc(World world, int account, String region) {
        return world.account(account).vpcId(region, 0);
    }
}
