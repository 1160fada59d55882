package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.operator.fake.FakeCloud;
import io.baiducloud.peerconn.operator.fake.RecordingWaker;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.baiducloud.peerconn.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** A registry on a fake cloud and a clock moved by hand; lists run on the caller's thread. */
final class CloudFixture {
    /** In the middle of every range: no jitter. */
    static final RandomGenerator STEADY = () -> Long.MIN_VALUE;

    static final BceCredentials KEYS = BceCredentials.of("key-a", "secret-a");
    static final String ACCOUNT = "key-a";
    static final Duration BEAT = Duration.ofMillis(250);

    final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
    final FakeCloud cloud = new FakeCloud(clock);
    final RecordingWaker waker = new RecordingWaker();
    final AtomicBoolean leading = new AtomicBoolean(true);
    final List<String> heard = new ArrayList<>();
    final CloudRegistry registry;
    final RegionView view;

    CloudFixture() {
        this(UnaryOperator.identity(), STEADY);
    }

    CloudFixture(UnaryOperator<CloudSettings> settings, RandomGenerator random) {
        var usual = CloudSettings.of(GateSettings.of(10, 10, 20), Duration.ofSeconds(60), Duration.ofMinutes(30));
        registry = new CloudRegistry(
                settings.apply(usual),
                cloud::client,
                CredentialFingerprint.ofThisProcess(),
                new CloudSurroundings(clock, random, waker, leading::get, Runnable::run, new CloudListener() {
                    @Override
                    public void listFailed(CloudKey key, String why) {
                        heard.add(why);
                    }
                }));
        view = registry.view(KEYS, "bj");
    }

    static UnaryOperator<CloudSettings> gate(GateSettings gate) {
        return settings -> CloudSettings.of(gate, settings.pollInterval(), settings.detailInterval());
    }

    static ObjectRef ref(String name) {
        return new ObjectRef("ns", name, "uid-" + name);
    }

    static Interest interest(String vpc) {
        return new Interest(
                Optional.empty(),
                PeerConnRole.INITIATOR,
                vpc,
                vpc + "-peer",
                Optional.empty(),
                false,
                Optional.empty(),
                0);
    }

    static Interest knowing(String id, String vpc) {
        return new Interest(
                Optional.of(id),
                PeerConnRole.INITIATOR,
                vpc,
                vpc + "-peer",
                Optional.empty(),
                false,
                Optional.empty(),
                0);
    }

    /** The same, with everything that has come so far seen. */
    Interest seen(Interest i) {
        return new Interest(
                i.knownId(),
                i.role(),
                i.localVpcId(),
                i.peerVpcId(),
                i.listBegunAfter(),
                i.shortTransition(),
                i.pollInterval(),
                view.latest().map(Snapshot::sequence).orElse(0L));
    }

    static Interest moving(Interest i) {
        return new Interest(
                i.knownId(),
                i.role(),
                i.localVpcId(),
                i.peerVpcId(),
                i.listBegunAfter(),
                true,
                i.pollInterval(),
                i.seenSequence());
    }

    static Interest listBegunAfter(Interest i, Instant instant) {
        return new Interest(
                i.knownId(),
                i.role(),
                i.localVpcId(),
                i.peerVpcId(),
                Optional.of(instant),
                i.shortTransition(),
                i.pollInterval(),
                i.seenSequence());
    }

    static Interest every(Interest i, Duration interval) {
        return new Interest(
                i.knownId(),
                i.role(),
                i.localVpcId(),
                i.peerVpcId(),
                i.listBegunAfter(),
                i.shortTransition(),
                Optional.of(interval),
                i.seenSequence());
    }

    static Row row(String id, String vpc) {
        return Row.of(id).local(vpc, "bj").peer(vpc + "-peer", "gz", ACCOUNT);
    }

    void put(String id, String vpc) {
        cloud.put(ACCOUNT, row(id, vpc).build());
    }

    void fill(int rows) {
        for (int i = 0; i < rows; i++) {
            put("peerconn-%05d".formatted(i), "vpc-" + i);
        }
    }

    void tick() {
        registry.tick(clock.instant());
    }

    /** Lets time pass, beat by beat. */
    void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(BEAT);
            tick();
        }
    }

    int lists() {
        return cloud.calls(Operation.LIST_PEER_CONNS).size();
    }

    /** Returns how many list calls are made while time passes. */
    int listsWhile(Duration time) {
        int before = lists();
        pass(time);
        return lists() - before;
    }
}
