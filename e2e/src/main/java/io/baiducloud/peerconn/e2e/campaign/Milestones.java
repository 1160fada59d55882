package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Duration;
import java.util.function.Predicate;

/** The one object that a life cycle is about: how it is declared, and what it has come to. */
final class Milestones {
    static final String NAME = "orders";
    static final Duration STEP = Duration.ofMillis(500);
    static final Duration HOUR = Duration.ofHours(1);

    private Milestones() {}

    static void initiator(World world, String name, String... spec) {
        world.apply(name, """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                credentialsRef: { name: account-a }
                """.formatted(vpc(world, 0, "bj"), vpc(world, 0, "gz")) + String.join("\n", spec));
    }

    static void crossAccount(World world, String... spec) {
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

    static String vpc(World world, int account, String region) {
        return world.account(account).vpcId(region, 0);
    }

    static void mustReach(World world, Predicate<World> goal) {
        if (!world.runUntil(() -> goal.test(world), HOUR, STEP)) {
            throw new IllegalStateException("the life cycle does not get to its beginning: " + world.objects());
        }
    }

    static boolean ready(World world) {
        return world.is(NAME, Readiness::isReady);
    }

    static Predicate<World> is(Status status) {
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
}
