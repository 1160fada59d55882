package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Many objects of several accounts, and everything going on at once: edits, changes behind the operator's back, faults of
 * the cloud, wrong keys, crashes. Then it calms down, a person answers what was asked, and everything has to be as declared.
 * One seed is one history: it replays exactly.
 */
final class Storm {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration CALM = Duration.ofMinutes(40);
    private static final Duration HELPED = Duration.ofMinutes(20);

    private final InMemoryApiServer server;
    private final long seed;
    private final int objects;
    private final Duration rages;

    /**
     * Describes a storm.
     *
     * @param seed its history
     * @param objects how many there are
     * @param rages how long it rages, in the world's time
     */
    Storm(InMemoryApiServer server, long seed, int objects, Duration rages) {
        this.server = server;
        this.seed = seed;
        this.objects = objects;
        this.rages = rages;
    }

    /**
     * What came of it.
     *
     * @param operations what was done to the operator, by kind
     * @param faults how many faults struck
     * @param requests how many calls the cloud received
     * @param violations what went wrong
     */
    record Result(long seed, String operations, int faults, long requests, List<String> violations) {}

    Result run() {
        List<Account> accounts = accounts();
        try (World world = new World(server, seed, simulator -> {
            accounts.forEach(simulator::account);
            // the cloud must not hide what a client does twice
            return simulator
                    .setting(Rules.ONE_PER_PAIR, false)
                    .setting(Rules.QUOTA_PER_USER, 10_000)
                    .setting(Rules.QUOTA_PER_VPC, 100);
        })) {
            Weather weather = new Weather(world, new Random(seed), objects);
            Watchdog watchdog = new Watchdog(world);
            for (int account = 0; account < accounts.size(); account++) {
                world.secret(secretOf(account), accounts.get(account));
            }
            world.start();
            weather.declareAll();
            rage(world, weather, watchdog);
            weather.calm();
            world.runUntil(
                    () -> {
                        watchdog.look();
                        return weather.isAsDeclared();
                    },
                    CALM,
                    STEP);
            help(world);
            boolean settled = world.runUntil(
                    () -> {
                        watchdog.look();
                        return weather.isAsDeclared();
                    },
                    HELPED,
                    STEP);
            if (!settled) {
                weather.whatIsNotAsDeclared().forEach(world::violation);
            }
            return new Result(
                    seed,
                    weather.summary(),
                    weather.struck(),
                    world.cloud().requests().total(),
                    world.violations());
        }
    }

    private void rage(World world, Weather weather, Watchdog watchdog) {
        long seconds = rages.toSeconds();
        for (long second = 0; second < seconds && world.violations().isEmpty(); second++) {
            world.clock().advance(STEP);
            weather.blow();
            world.beat();
            watchdog.look();
        }
    }

    /** A person reads what is not ready, and says that it is so. */
    private static void help(World world) {
        for (PeerConnection object : world.objects()) {
            if (!Readiness.isReady(object)) {
                world.annotate(
                        object.getMetadata().getName(),
                        WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION,
                        "after the storm");
            }
        }
    }

    static String secretOf(int account) {
        return "account-" + account;
    }

    private List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (int account = 0; account < Weather.ACCOUNTS; account++) {
            List<Vpc> vpcs = new ArrayList<>();
            for (int i = 0; i <= objects / Weather.ACCOUNTS; i++) {
                vpcs.add(Vpc.of("vpc-bj" + account + "x" + i, "bj"));
                vpcs.add(Vpc.of("vpc-gz" + account + "x" + i, "gz"));
            }
            accounts.add(new Account(
                    Integer.toString(account + 1).repeat(32),
                    "key-of-account-" + account,
                    "secret-of-account-" + account,
                    vpcs,
                    List.of("*")));
        }
        return accounts;
    }
}
