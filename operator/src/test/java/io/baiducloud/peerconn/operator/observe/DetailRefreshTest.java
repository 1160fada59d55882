package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.knowing;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.CloudCall;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.schedule.Alarms;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fields that lists do not show, while nothing happens: read again by details, in time, within their share of the reads. */
class DetailRefreshTest {
    private static final Cluster CLUSTER = new Cluster("cluster-1", List.of());
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final Duration HOUR = Duration.ofHours(1);

    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final int OBJECTS = 400;
    /** As many in a second as four hundred objects need, as ten are what a thousand need. */
    private static final int READ_RATE = 4;

    private final CloudFixture fixture =
            new CloudFixture(CloudFixture.gate(GateSettings.of(READ_RATE, 10, 20)), new Random(11));
    private final SideObserver observer =
            new SideObserver(CLUSTER, tag -> Optional.empty(), fixture.clock, region -> region, Duration.ofMinutes(5));
    private final Alarms alarms = new Alarms(fixture.waker);
    private final Map<ObjectRef, PeerConnection> objects = new LinkedHashMap<>();
    private final Map<ObjectRef, Observed> seen = new HashMap<>();

    @BeforeEach
    void bare() {
        fixture.cloud.bareLists(true);
    }

    private static String idOf(ObjectRef ref) {
        return "peerconn-" + ref.name();
    }

    /** Objects with a declared protection whose connections are as declared. */
    private void fleet(int count) {
        for (int i = 0; i < count; i++) {
            ObjectRef ref = ref("%04d".formatted(i));
            objects.put(ref, object(ref));
            fixture.cloud.put(
                    CloudFixture.ACCOUNT,
                    CloudFixture.row(idOf(ref), "vpc-" + ref.name())
                            .role(PeerConnRole.INITIATOR)
                            .tags(List.of(new Tag(
                                    WellKnownNames.OWNER_TAG,
                                    CLUSTER.tagOf("ns", ref.name()).value())))
                            .deleteProtect(true)
                            .build());
            fixture.waker.wake(ref);
        }
    }

    private static PeerConnection object(ObjectRef ref) {
        String yaml = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: { namespace: ns, name: "%1$s", uid: "uid-%1$s" }
                spec:
                  region: bj
                  localVpcId: vpc-%1$s
                  peerVpcId: vpc-%1$s-peer
                  peerRegion: gz
                  deleteProtect: true
                status: { peerConnId: peerconn-%1$s, origin: Created, status: active }
                """.formatted(ref.name());
        return YAML.unmarshal(yaml, PeerConnection.class);
    }

    /** What a pass does with a side: looks, and says when it wants to look again. */
    private void over(ObjectRef ref) {
        PeerConnection object = objects.get(ref);
        Desired desired = Desired.of(object);
        Instant firstSeen = Instant.parse("2026-01-01T00:00:00Z");
        Observed observed = observer.observe(desired, Memory.of(object), fixture.view, firstSeen, true);
        seen.put(ref, observed);
        fixture.view.watch(ref, fixture.seen(knowing(idOf(ref), "vpc-" + ref.name())));
        observer.readsAgainAt(desired, fixture.view, idOf(ref))
                .filter(fixture.clock.instant()::isBefore)
                .ifPresent(at -> alarms.wakeAt(ref, at));
    }

    private void pass(Duration time) {
        Instant end = fixture.clock.instant().plus(time);
        while (fixture.clock.instant().isBefore(end)) {
            fixture.waker.take().forEach(this::over);
            fixture.clock.advance(BEAT);
            fixture.tick();
            alarms.tick(fixture.clock.instant());
        }
    }

    private List<CloudCall> details() {
        return fixture.cloud.calls(Operation.GET_PEER_CONN);
    }

    private Boolean protectionOf(ObjectRef ref) {
        return seen.get(ref) instanceof Observed.Present present ? present.own().deleteProtect() : null;
    }

    @Test
    void everyDetailIsReadAgainWithinItsIntervalAndWithinAFifthOfTheReads() {
        // given
        fleet(OBJECTS);
        pass(Duration.ofMinutes(2));
        assertThat(details()).as("each once, because a decision waits for it").hasSize(OBJECTS);

        // when
        pass(HOUR.multipliedBy(3));

        // then
        Map<String, List<Instant>> byId = details().stream()
                .collect(Collectors.groupingBy(
                        CloudCall::subject, Collectors.mapping(CloudCall::at, Collectors.toList())));
        Instant now = fixture.clock.instant();
        assertThat(byId).hasSize(OBJECTS).allSatisfy((id, times) -> {
            assertThat(times).as("two or three in a bit more than an hour").hasSizeBetween(7, 8);
            for (int i = 0; i < times.size(); i++) {
                Instant next = i + 1 < times.size() ? times.get(i + 1) : now;
                assertThat(Duration.between(times.get(i), next)).isLessThanOrEqualTo(INTERVAL);
            }
        });
        Instant begin = Instant.parse("2026-01-01T00:02:00Z");
        assertThat(details().stream()
                        .filter(call -> !call.at().isBefore(begin))
                        .collect(Collectors.groupingBy(
                                call -> Duration.between(begin, call.at()).toMinutes(), Collectors.counting()))
                        .values())
                .as("in any minute")
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(READ_RATE * 60 / 5 + 4));
    }

    @Test
    void listsThatShowEverythingNeedNoDetail() {
        // given
        fixture.cloud.bareLists(false);
        fleet(100);

        // when
        pass(HOUR.multipliedBy(3));

        // then
        assertThat(details()).isEmpty();
    }

    @Test
    void whatSomebodySwitchesInTheConsoleIsSeenWithinTheInterval() {
        // given
        fleet(10);
        pass(HOUR);
        ObjectRef ref = ref("0003");
        assertThat(protectionOf(ref)).isTrue();

        // when
        fixture.cloud.change(idOf(ref), row -> row.deleteProtect(false));
        pass(INTERVAL);

        // then
        assertThat(protectionOf(ref)).isFalse();
    }

    @Test
    void aDetailThatCannotBeReadAgainServesOnAndIsTriedAgainSoon() {
        // given
        fleet(1);
        ObjectRef ref = ref("0000");
        pass(Duration.ofMinutes(1));
        fixture.cloud.forgetCalls();
        fixture.cloud.fail(call -> call.operation() == Operation.GET_PEER_CONN, CloudFailures.unavailable(500));

        // when
        pass(INTERVAL);

        // then
        assertThat(protectionOf(ref)).isTrue();
        int tries = details().size();
        assertThat(tries).as("every three minutes from when it was due").isBetween(1, 6);

        // when
        fixture.cloud.heal();
        fixture.cloud.change(idOf(ref), row -> row.deleteProtect(false));
        pass(Duration.ofMinutes(3));

        // then
        assertThat(protectionOf(ref)).isFalse();
        assertThat(details()).hasSize(tries + 1);
    }

    @Test
    void whatCouldNotBeReadForTwoIntervalsIsNoLongerKnown() {
        // given
        fleet(1);
        pass(Duration.ofMinutes(1));
        fixture.cloud.fail(call -> call.operation() == Operation.GET_PEER_CONN, CloudFailures.unavailable(500));

        // when
        pass(INTERVAL.multipliedBy(2).plusMinutes(4));
        over(ref("0000"));

        // then
        assertThat(seen.get(ref("0000")))
                .isInstanceOfSatisfying(
                        Observed.Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("details could not be read"));
    }

    @Test
    void anAnswerWithoutTheSideChangesNothingWhileTheListShowsIt() {
        // given
        fleet(1);
        ObjectRef ref = ref("0000");
        pass(Duration.ofMinutes(1));
        fixture.cloud.failNext(Operation.GET_PEER_CONN, 1, CloudFailures.notFound());

        // when
        pass(INTERVAL);

        // then
        assertThat(seen.get(ref)).isInstanceOf(Observed.Present.class);
        assertThat(protectionOf(ref)).isTrue();
    }
}
