package io.baiducloud.peerconn.e2e.campaign;

import static io.baiducloud.peerconn.e2e.campaign.Milestones.HOUR;
import static io.baiducloud.peerconn.e2e.campaign.Milestones.NAME;
import static io.baiducloud.peerconn.e2e.campaign.Milestones.STEP;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Life cycles of days and weeks, where a crash can leave nobody who knows what was done. */
final class LongLifeCycles {
    private LongLifeCycles() {}

    static LifeCycle renew() {
        return new LifeCycle(
                "auto-renew",
                List.of("--poll-interval=1h"),
                world -> {
                    Milestones.initiator(
                            world,
                            NAME,
                            "bandwidthInMbps: 100",
                            "billing: { paymentTiming: Prepaid, reservation: { reservationLength: 1,"
                                    + " reservationTimeUnit: month }, autoRenew: { months: 1, whenDaysLeft: 7 } }");
                    Milestones.mustReach(world, Milestones::ready);
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "12h");
                    world.run(Duration.ofDays(23).plusHours(20), HOUR);
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "1h");
                    world.run(Duration.ofHours(2), Duration.ofMinutes(10));
                },
                World::beat,
                world -> world.cloud().journal().count(Operation.RENEW) > 0
                        ? Milestones.ready(world)
                        : renewalHeld(world),
                Duration.ofHours(6),
                Duration.ofMinutes(1),
                Map.of(Operation.CREATE, 1, Operation.RENEW, 1),
                Map.of(Operation.CREATE, 1),
                LifeCycle.Fate.KEPT);
    }

    static LifeCycle recreate() {
        return new LifeCycle(
                "recreate",
                List.of(),
                world -> {
                    Milestones.crossAccount(world, "onConsultFailed: Recreate");
                    Milestones.mustReach(world, Milestones.is(Status.CONSULTING));
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "6h");
                    world.run(Duration.ofDays(7).minusMinutes(10), HOUR);
                    world.annotate(NAME, WellKnownNames.POLL_INTERVAL_ANNOTATION, "1m");
                    world.run(Duration.ofMinutes(4), STEP);
                },
                World::beat,
                world -> Milestones.is(Status.CONSULTING).test(world)
                        ? world.cloud().journal().count(Operation.CREATE) > 1
                        : world.is(NAME, object -> Readiness.hasReason(object, "Blocked")),
                Duration.ofHours(12),
                Duration.ofSeconds(10),
                Map.of(Operation.CREATE, 2, Operation.DELETE, 1),
                Map.of(Operation.CREATE, 1),
                LifeCycle.Fate.RELEASED);
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
}
