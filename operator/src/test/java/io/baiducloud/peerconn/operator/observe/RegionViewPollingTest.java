package io.baiducloud.peerconn.operator.observe;

import static io.baiducloud.peerconn.operator.observe.CloudFixture.every;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.gate;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.interest;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.listBegunAfter;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.moving;
import static io.baiducloud.peerconn.operator.observe.CloudFixture.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionViewPollingTest {
    private final CloudFixture fixture = new CloudFixture();
    private final RegionView view = fixture.view;

    @ParameterizedTest(name = "{0} rows")
    @CsvSource({"0, 1", "1, 1", "100, 1", "1000, 1", "1001, 2", "2500, 3", "10000, 10"})
    void atRestAListCostsOneCallForEachThousandRowsAndInterval(int rows, int calls) {
        fixture.fill(rows);
        view.watch(ref("a"), interest("vpc-0"));
        fixture.pass(Duration.ofMinutes(2));

        int inTenIntervals = fixture.listsWhile(Duration.ofMinutes(10));

        assertThat(inTenIntervals).isEqualTo(10 * calls);
        assertThat(fixture.cloud.calls()).allMatch(call -> call.operation() == Operation.LIST_PEER_CONNS);
        assertThat(view.latest().orElseThrow().size()).isEqualTo(rows);
    }

    /** Complaint 9 about systems of this kind: seventy requests a second, and the bill for them. */
    @Test
    void complaint9AThousandObjectsCostNoMoreThanOne() {
        for (int i = 0; i < 1000; i++) {
            view.watch(ref("object-" + i), interest("vpc-" + i));
        }
        fixture.pass(Duration.ofMinutes(2));

        assertThat(fixture.listsWhile(Duration.ofMinutes(10))).isEqualTo(10);
    }

    @Test
    void theFirstListBeginsAtOnceAndIsSharedByAllWhoWaitForIt() {
        for (int i = 0; i < 1000; i++) {
            view.watch(ref("object-" + i), listBegunAfter(interest("vpc-" + i), fixture.clock.instant()));
        }

        fixture.tick();

        assertThat(fixture.lists()).isEqualTo(1);
        assertThat(view.latest().orElseThrow().begunAt()).isEqualTo(fixture.clock.instant());
        fixture.pass(Duration.ofMillis(1500));
        assertThat(fixture.waker.take()).hasSize(1000).doesNotHaveDuplicates();
        assertThat(fixture.lists()).isEqualTo(1);
        assertThat(view.health()).isEqualTo(new Health.Proven());
    }

    @Test
    void aListThatIsDemandedLaterKeepsItsDistanceFromTheOneBefore() {
        view.watch(ref("a"), interest("vpc-a"));
        fixture.tick();
        fixture.waker.take();
        fixture.pass(Duration.ofSeconds(1));
        view.watch(ref("b"), fixture.seen(listBegunAfter(interest("vpc-b"), fixture.clock.instant())));

        assertThat(fixture.listsWhile(Duration.ofMillis(1750))).isZero();
        assertThat(fixture.listsWhile(Duration.ofMillis(250))).isEqualTo(1);
        assertThat(fixture.waker.take()).containsExactly(ref("b"));
    }

    @Test
    void aDemandThatTheNewestListMeetsAlreadyCostsNothing() {
        view.watch(ref("a"), interest("vpc-a"));
        fixture.tick();
        fixture.waker.take();

        view.watch(ref("b"), fixture.seen(listBegunAfter(interest("vpc-b"), fixture.clock.instant())));
        fixture.pass(Duration.ofSeconds(10));

        assertThat(fixture.lists()).isEqualTo(1);
        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void whileSomethingMovesTheListIsReadEveryThreeSeconds() {
        fixture.fill(10);
        view.watch(ref("a"), moving(interest("vpc-0")));
        fixture.tick();

        assertThat(fixture.listsWhile(Duration.ofSeconds(30))).isEqualTo(10);
    }

    @Test
    void aLongListIsReadFastOnlyAsFarAsOneTwentiethOfTheReadsPays() {
        fixture.fill(10_000);
        view.watch(ref("a"), moving(interest("vpc-none")));
        fixture.tick();

        int calls = fixture.listsWhile(Duration.ofMinutes(10));

        assertThat(calls).as("600 s at 10 reads a second, a twentieth of it").isEqualTo(300);
    }

    /** Complaint 13 about systems of this kind: one interval for all is too slow for some and too dear for others. */
    @ParameterizedTest(name = "one asks for {0} s, the other for {1} s (0: nothing): read every {2} s")
    @CsvSource({"10, 0, 10", "300, 0, 60", "300, 600, 300", "10, 300, 10", "1, 0, 3"})
    void complaint13TheShortestIntervalAmongTheObjectsCounts(int one, int other, int expected) {
        view.watch(ref("a"), every(interest("vpc-a"), Duration.ofSeconds(one)));
        view.watch(ref("b"), other == 0 ? interest("vpc-b") : every(interest("vpc-b"), Duration.ofSeconds(other)));
        fixture.pass(Duration.ofMinutes(10));

        assertThat(fixture.listsWhile(Duration.ofSeconds(expected * 10L))).isEqualTo(10);
    }

    @Test
    void nobodyWatchingMeansNoCall() {
        assertThat(fixture.listsWhile(Duration.ofMinutes(3))).isZero();
    }

    @Test
    void aStandbyMakesNoCallAndANewLeaderLooksAtOnce() {
        fixture.leading.set(false);
        view.watch(ref("a"), interest("vpc-a"));
        assertThat(fixture.listsWhile(Duration.ofMinutes(3))).isZero();

        fixture.leading.set(true);
        fixture.tick();

        assertThat(fixture.lists()).isEqualTo(1);
    }

    @Test
    void leadershipLostInTheMiddleEndsTheListAndPublishesNothing() {
        fixture.fill(3000);
        fixture.cloud.beforeEach(call -> fixture.leading.set(call.subject().isEmpty()));
        view.watch(ref("a"), interest("vpc-0"));

        fixture.tick();

        assertThat(fixture.lists()).isEqualTo(2);
        assertThat(view.latest()).isEmpty();
    }

    @Test
    void aListThatFailsHalfWayPublishesNothing() {
        fixture.fill(2500);
        view.watch(ref("a"), interest("vpc-0"));
        fixture.tick();
        Snapshot before = view.latest().orElseThrow();
        fixture.cloud.remove("peerconn-00000");
        fixture.cloud.fail(call -> call.subject().equals("2000"), CloudFailures.unavailable(500));

        fixture.pass(Duration.ofMinutes(2));

        assertThat(fixture.heard).isNotEmpty();
        assertThat(view.latest()).containsSame(before);
    }

    @Test
    void aListThatGoesInACircleIsStopped() {
        fixture.cloud.pageSize(0);
        fixture.fill(1);
        view.watch(ref("a"), interest("vpc-0"));

        fixture.tick();

        assertThat(fixture.lists()).isEqualTo(2);
        assertThat(view.latest()).isEmpty();
        assertThat(view.health()).isInstanceOf(Health.Unreachable.class);
    }

    @Test
    void aListThatNeverEndsIsStopped() {
        var rich = new CloudFixture(gate(GateSettings.of(10_000, 10, 2_000)), CloudFixture.STEADY);
        rich.cloud.pageSize(1);
        rich.fill(1100);
        rich.view.watch(ref("a"), interest("vpc-0"));

        rich.tick();

        assertThat(rich.lists()).isEqualTo(1000);
        assertThat(rich.view.latest()).isEmpty();
    }

    @Test
    void aListThatRunsOutOfTokensGoesOnWhenThereAreSome() {
        var poor = new CloudFixture(gate(GateSettings.of(1, 1, 1)), CloudFixture.STEADY);
        poor.fill(3000);
        poor.view.watch(ref("a"), interest("vpc-0"));
        Instant begun = poor.clock.instant();
        poor.tick();
        assertThat(poor.lists()).isEqualTo(1);
        assertThat(poor.view.latest()).isEmpty();

        poor.pass(Duration.ofSeconds(2));

        Snapshot snapshot = poor.view.latest().orElseThrow();
        assertThat(snapshot.begunAt()).isEqualTo(begun);
        assertThat(snapshot.completedAt()).isEqualTo(begun.plusSeconds(2));
        assertThat(snapshot.pages()).isEqualTo(3);
    }

    @Test
    void anInterruptionInTheNetworkIsTriedAgainSoonAndTellsNobody() {
        view.watch(ref("a"), interest("vpc-a"));
        fixture.tick();
        fixture.waker.take();
        fixture.cloud.failNext(Operation.LIST_PEER_CONNS, 1, CloudFailures.unreachable());

        fixture.pass(Duration.ofSeconds(70));

        assertThat(fixture.heard).hasSize(1);
        assertThat(view.health()).isEqualTo(new Health.Proven());
        assertThat(fixture.waker.take()).isEmpty();
    }

    @Test
    void aThrottledListIsNoSignOfBadHealthAndComesAgainWhenTheProviderAllows() {
        fixture.cloud.failNext(Operation.LIST_PEER_CONNS, 1, CloudFailures.throttled(Duration.ofSeconds(20)));
        view.watch(ref("a"), interest("vpc-a"));
        fixture.tick();
        assertThat(view.health()).isEqualTo(new Health.Unproven());

        assertThat(fixture.listsWhile(Duration.ofMillis(19_750))).isZero();
        assertThat(fixture.listsWhile(Duration.ofMillis(500))).isEqualTo(1);

        assertThat(view.health()).isEqualTo(new Health.Proven());
    }

    @Test
    void listsThatAreThrottledForThreeIntervalsAreAnOutageThatObjectsHearOf() {
        view.watch(ref("a"), interest("vpc-a"));
        fixture.pass(Duration.ofMinutes(1));
        fixture.cloud.fail(call -> true, CloudFailures.throttled(Duration.ofSeconds(20)));

        fixture.pass(Duration.ofMinutes(3));
        assertThat(view.health()).isEqualTo(new Health.Proven());
        fixture.pass(Duration.ofMinutes(3));
        assertThat(view.health()).isInstanceOf(Health.Unreachable.class);

        fixture.cloud.heal();
        fixture.pass(Duration.ofMinutes(10));
        assertThat(view.health()).isEqualTo(new Health.Proven());
    }

    @Test
    void aListOfManyPagesGetsThroughAQuotaFarBelowOurRate() {
        fixture.fill(10_000);
        var allowance = new AtomicReference<>(0.0);
        fixture.cloud.fail(
                call -> {
                    boolean refused = allowance.get() < 1;
                    allowance.updateAndGet(left -> refused ? left : left - 1);
                    return refused;
                },
                CloudFailures.throttled(null));
        view.watch(ref("a"), interest("vpc-0"));

        for (int beat = 0; beat < 4 * 120 && view.latest().isEmpty(); beat++) {
            allowance.updateAndGet(left -> Math.min(2, left + 2 * 0.25));
            fixture.pass(CloudFixture.BEAT);
        }

        assertThat(view.latest().map(Snapshot::pages))
                .as("within two minutes, at two reads a second")
                .contains(10);
    }

    @Test
    void aThousandObjectsOnADeadEndpointCauseOneSeriesOfProbes() {
        fixture.cloud.fail(call -> true, CloudFailures.unreachable());
        for (int i = 0; i < 1000; i++) {
            view.watch(ref("object-" + i), listBegunAfter(interest("vpc-" + i), fixture.clock.instant()));
        }
        fixture.tick();

        List<Integer> callsInEachMinute = new ArrayList<>();
        callsInEachMinute.add(1 + fixture.listsWhile(Duration.ofMinutes(1)));
        for (int i = 0; i < 9; i++) {
            callsInEachMinute.add(fixture.listsWhile(Duration.ofMinutes(1)));
        }

        assertThat(callsInEachMinute.getFirst()).isLessThanOrEqualTo(5);
        assertThat(callsInEachMinute.subList(1, 10)).allMatch(calls -> calls <= 2);
        assertThat(callsInEachMinute.stream().mapToInt(Integer::intValue).sum()).isEqualTo(7);
        assertThat(fixture.cloud.calls()).hasSize(7);
    }

    @Test
    void aHealedEndpointIsFoundByTheNextProbeAndEverybodyIsToldOnce() {
        fixture.cloud.fail(call -> true, CloudFailures.unauthenticated("InvalidAccessKeyId"));
        for (int i = 0; i < 100; i++) {
            view.watch(ref("object-" + i), interest("vpc-" + i));
        }
        fixture.pass(Duration.ofSeconds(2));
        assertThat(view.health()).isInstanceOf(Health.Refused.class);
        assertThat(fixture.waker.take()).hasSize(100).doesNotHaveDuplicates();

        fixture.cloud.heal();
        fixture.pass(Duration.ofSeconds(10));

        assertThat(view.health()).isEqualTo(new Health.Proven());
        assertThat(fixture.waker.take()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aChangeOfHealthIsToldToManyOneAfterAnother() {
        fixture.cloud.fail(call -> true, CloudFailures.forbidden());
        for (int i = 0; i < 2000; i++) {
            view.watch(ref("object-" + i), interest("vpc-" + i));
        }
        fixture.tick();

        List<Integer> wokenInEachSecond = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            fixture.pass(Duration.ofSeconds(1));
            wokenInEachSecond.add(fixture.waker.take().size());
        }

        assertThat(wokenInEachSecond.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2000);
        assertThat(wokenInEachSecond).allMatch(woken -> woken <= 500);
    }
}
