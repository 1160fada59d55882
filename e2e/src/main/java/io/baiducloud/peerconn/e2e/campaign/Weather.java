package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** What people and the machine do to the operator while a storm rages, faults of the cloud beside; all of it drawn from one seed. */
final class Weather {
    static final int ACCOUNTS = 3;

    private static final int SECONDS_BETWEEN_GUSTS = 4;
    private final World world;
    private final Random random;
    private final Lightning lightning;
    private final List<Declared> declared = new ArrayList<>();
    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<Integer, Integer> wrongKeys = new HashMap<>();

    /** What an object should come to. */
    private static final class Declared {
        private final String name;
        private final int account;
        private final int pair;
        private int bandwidth = 10;
        private boolean exists = true;
        private boolean paused;

        Declared(int number) {
            this.name = "object-" + number;
            this.account = number % ACCOUNTS;
            this.pair = number / ACCOUNTS;
        }
    }

    Weather(World world, Random random, int objects) {
        this.world = world;
        this.random = random;
        this.lightning = new Lightning(world.cloud().faults(), random);
        for (int i = 0; i < objects; i++) {
            declared.add(new Declared(i));
        }
    }

    void declareAll() {
        declared.forEach(this::apply);
    }

    private void apply(Declared one) {
        one.exists = true;
        world.apply(one.name, """
                region: bj
                localVpcId: vpc-bj%1$dx%2$d
                peerRegion: gz
                peerVpcId: vpc-gz%1$dx%2$d
                bandwidthInMbps: %3$d
                description: %4$s
                deleteProtect: false
                dnsSync: %5$s
                adoptionPolicy: IfUnmanaged
                credentialsRef: { name: %6$s }
                """.formatted(
                one.account, one.pair, one.bandwidth, one.name, one.pair % 2 == 0, Storm.secretOf(one.account)));
    }

    /** A second of it. */
    void blow() {
        if (random.nextInt(SECONDS_BETWEEN_GUSTS) != 0) {
            return;
        }
        Declared one = declared.get(random.nextInt(declared.size()));
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> edit(one);
            case 3 -> drop(one);
            case 4, 5 -> behindItsBack(one);
            case 6 -> pause(one);
            case 7 -> askForALook(one);
            case 8 -> keys(one.account);
            case 9 -> crash();
            default -> {
                lightning.strike();
                did("fault");
            }
        }
    }

    private void did(String what) {
        done.merge(what, 1, Integer::sum);
    }

    private boolean isThere(Declared one) {
        return world.is(one.name, object -> !object.isMarkedForDeletion());
    }

    private void edit(Declared one) {
        if (isThere(one)) {
            one.bandwidth = 10 + random.nextInt(20) * 5;
            world.patchSpec(one.name, "{\"bandwidthInMbps\":" + one.bandwidth + "}");
            did("edit");
        }
    }

    /** An object is deleted, or one that is gone comes back. */
    private void drop(Declared one) {
        if (isThere(one)) {
            one.exists = false;
            world.delete(one.name);
            did("delete");
        } else if (world.find(one.name).isEmpty()) {
            one.paused = false;
            apply(one);
            did("create");
        }
    }

    private void behindItsBack(Declared one) {
        Optional<Connection> connection = world.find(one.name)
                .map(object -> object.getStatus().peerConnId())
                .flatMap(world.cloud()::connection)
                .filter(known -> !known.isGone());
        if (connection.isEmpty()) {
            return;
        }
        String id = connection.get().id();
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> world.cloud().console().resize(id, 1 + random.nextInt(9));
            case 3, 4 -> world.cloud().console().rename(id, Role.INITIATOR, "", "somebody else");
            case 5, 6 -> world.cloud().console().protect(id, true);
            default -> world.cloud().console().delete(id);
        }
        did("out of band");
    }

    private void pause(Declared one) {
        if (isThere(one)) {
            one.paused = !one.paused;
            world.annotate(one.name, WellKnownNames.PAUSED_ANNOTATION, Boolean.toString(one.paused));
            did("pause");
        }
    }

    private void askForALook(Declared one) {
        if (isThere(one)) {
            world.annotate(
                    one.name, WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, Long.toString(random.nextLong()));
            did("look");
        }
    }

    /** The Secret gets a wrong key, the keys of another account, or its own back. */
    private void keys(int account) {
        Account own = world.account(account);
        if (wrongKeys.remove(account) != null) {
            world.secret(Storm.secretOf(account), own);
            did("keys back");
            return;
        }
        int kind = random.nextInt(3);
        wrongKeys.put(account, kind);
        switch (kind) {
            case 0 -> world.secret(Storm.secretOf(account), own.accessKeyId(), "wrong");
            case 1 -> world.secret(Storm.secretOf(account), "nobodys-key", "wrong");
            default -> world.secret(Storm.secretOf(account), world.account((account + 1) % ACCOUNTS));
        }
        did("keys wrong");
    }

    private void crash() {
        world.replaceOperator();
        did("crash");
    }

    /** Faults end, keys are right again, nothing is paused any more. What is declared stays declared. */
    void calm() {
        lightning.end();
        for (int account = 0; account < ACCOUNTS; account++) {
            if (wrongKeys.remove(account) != null) {
                world.secret(Storm.secretOf(account), world.account(account));
            }
        }
        for (Declared one : declared) {
            if (world.find(one.name).isPresent() && one.paused) {
                one.paused = false;
                world.annotate(one.name, WellKnownNames.PAUSED_ANNOTATION, "false");
            }
            unprotectWhatLeaves(one);
        }
    }

    /** Somebody protected a connection in the console; before its object can go, somebody has to lift that there, too. */
    private void unprotectWhatLeaves(Declared one) {
        world.find(one.name)
                .filter(PeerConnection::isMarkedForDeletion)
                .map(object -> object.getStatus().peerConnId())
                .flatMap(world.cloud()::connection)
                .filter(connection -> !connection.isGone() && connection.deleteProtect())
                .ifPresent(connection -> world.cloud().console().protect(connection.id(), false));
    }

    boolean isAsDeclared() {
        return whatIsNotAsDeclared().isEmpty();
    }

    List<String> whatIsNotAsDeclared() {
        List<String> wrong = new ArrayList<>();
        for (Declared one : declared) {
            Optional<PeerConnection> object = world.find(one.name);
            if (!one.exists) {
                object.ifPresent(left -> wrong.add("does not go: " + World.describe(left)));
            } else if (object.isEmpty()) {
                wrong.add(one.name + " is gone and was not deleted");
            } else if (!isProtectedByOthers(object.get()) && !isAsDeclared(one, object.get())) {
                wrong.add("not as declared: " + World.describe(object.get()));
            }
        }
        return wrong;
    }

    /** A protection that somebody else switched on is shown, not taken away. */
    private static boolean isProtectedByOthers(PeerConnection object) {
        return object.getStatus()
                .findCondition("Synced")
                .filter(synced -> "ProtectionRaised".equals(synced.reason()))
                .isPresent();
    }

    private boolean isAsDeclared(Declared one, PeerConnection object) {
        String id = object.getStatus().peerConnId();
        return Readiness.isReady(object)
                && id != null
                && world.cloud()
                        .connection(id)
                        .filter(connection -> connection.bandwidth() == one.bandwidth)
                        .isPresent();
    }

    /** How many faults have struck so far. */
    int struck() {
        return lightning.struck();
    }

    String summary() {
        return done.toString();
    }
}
