package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.PairedAccount;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import java.util.List;

/**
 * An hour in which the cloud cannot be reached or makes no sense, in the middle of work: connections that are there, one
 * that is to be changed, one that is to be created, one that is to go. Nothing may be lost or doubled, hardly anything may
 * be called, the objects must not look healthy, and afterwards everything has to be as declared.
 */
final class OutageCampaign {
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int OBJECTS = 6;

    private final InMemoryApiServer server;
    private final long seed;

    OutageCampaign(InMemoryApiServer server, long seed) {
        this.server = server;
        this.seed = seed;
    }

    /**
     * What came of an outage.
     *
     * @param firstMinute calls in the first minute
     * @param busiestLater most calls in any minute after the first ten
     * @param violations what went wrong
     */
    record Result(String outage, long firstMinute, long busiestLater, List<String> violations) {}

    Result run(Outage outage) {
        try (World world = new World(server, seed, simulator -> simulator.account(PairedAccount.of(OBJECTS)))) {
            world.secret("account-a", world.account(0));
            world.start();
            for (int i = 0; i < OBJECTS - 1; i++) {
                declare(world, i);
            }
            require(world.runUntil(() -> allReady(world), AN_HOUR, STEP), "the objects do not become ready");
            List<Connection> before = world.cloud().connections();

            outage.begin().accept(world);
            List<String> options = outage.options().apply(world);
            if (!options.isEmpty()) {
                world.replaceOperator(options.toArray(String[]::new));
            }
            world.patchSpec("object-0", "{\"bandwidthInMbps\":77}");
            world.delete("object-1");
            declare(world, OBJECTS - 1);
            Result result = suffer(world, outage);
            checkNothingLost(world, before);

            world.cloud().faults().clear();
            world.secret("account-a", world.account(0));
            if (!options.isEmpty()) {
                world.replaceOperator();
            }
            recover(world, before);
            return new Result(outage.name(), result.firstMinute(), result.busiestLater(), world.violations());
        }
    }

    private static Result suffer(World world, Outage outage) {
        long first = 0;
        long busiest = 0;
        for (int minute = 0; minute < AN_HOUR.toMinutes(); minute++) {
            long calls = world.callsMade();
            world.run(MINUTE, STEP);
            long made = world.callsMade() - calls;
            if (minute == 0) {
                first = made;
            }
            if (minute >= 10) {
                busiest = Math.max(busiest, made);
            }
            if (minute == 15) {
                world.objects().stream()
                        .filter(Readiness::isReady)
                        .map(object -> "looks healthy after a quarter of an hour: " + World.describe(object))
                        .forEach(world::violation);
            }
        }
        if (first > 5L * OBJECTS) {
            world.violation(first + " calls in the first minute for " + OBJECTS + " objects");
        }
        if (busiest > OBJECTS) {
            world.violation(busiest + " calls in a minute after ten for " + OBJECTS + " objects");
        }
        if (outage.stopsKeys() && busiest > 2) {
            world.violation(busiest + " calls in a minute with keys that are known to be wrong");
        }
        return new Result(outage.name(), first, busiest, List.of());
    }

    /** An answer that is lost may hide one change; what was there has to be there, and nothing twice. */
    private static void checkNothingLost(World world, List<Connection> before) {
        for (Connection connection : before) {
            boolean there = world.cloud()
                    .connection(connection.id())
                    .filter(now -> !now.isGone())
                    .isPresent();
            boolean mayGo = connection.initiator().vpcId().equals("vpc-bj1");
            if (!there && !mayGo) {
                world.violation("lost " + connection.id());
            }
        }
    }

    private static void recover(World world, List<Connection> before) {
        if (!world.runUntil(() -> world.find("object-1").isEmpty() && allReady(world), AN_HOUR, STEP)) {
            world.objects().stream()
                    .filter(object -> !Readiness.isReady(object))
                    .map(object -> "does not recover: " + World.describe(object))
                    .forEach(world::violation);
        }
        if (world.cloud().journal().count(Operation.CREATE) != before.size() + 1) {
            world.violation("created " + world.cloud().journal().count(Operation.CREATE) + " connections for " + OBJECTS
                    + " objects");
        }
        if (world.cloud().journal().count(Operation.DELETE) != 1) {
            world.violation(
                    "released " + world.cloud().journal().count(Operation.DELETE) + " connections instead of 1");
        }
    }

    private static boolean allReady(World world) {
        List<PeerConnection> objects = world.objects();
        return !objects.isEmpty() && objects.stream().allMatch(Readiness::isReady);
    }

    private static void declare(World world, int number) {
        world.apply("object-" + number, PairedAccount.spec(number, "deleteProtect: false"));
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
