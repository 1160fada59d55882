package io.baiducloud.peerconn.operator.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.fake.RecordingWaker;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.Admission.Granted;
import io.baiducloud.peerconn.operator.throttle.Admission.Held;
import io.baiducloud.peerconn.operator.throttle.Admission.Queued;
import io.baiducloud.peerconn.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CallGateTest {
    private static final CloudKey KEY = new CloudKey("0123456789abcdef", "bj");
    private static final RandomGenerator STEADY = () -> Long.MIN_VALUE;

    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
    private final RecordingWaker waker = new RecordingWaker();
    private final Breaker breaker = new Breaker(STEADY);
    private final CallGate gate = gate(GateSettings.of(10, 10, 2));

    private CallGate gate(GateSettings settings) {
        return new CallGate(KEY, settings, clock, breaker, waker, new GateListener() {});
    }

    private static ObjectRef ref(String name) {
        return new ObjectRef("ns", name, "uid-" + name);
    }

    /** Calls and ends at once; whether the call was allowed. */
    private boolean calls(String name, CallClass callClass) {
        return switch (gate.admit(ref(name), callClass)) {
            case Granted granted -> {
                granted.permit().close();
                yield true;
            }
            case Queued _ -> false;
            case Held _ -> false;
        };
    }

    private void passTime(Duration time) {
        clock.advance(time);
        gate.tick(clock.instant());
    }

    private List<String> wokenNames() {
        return waker.take().stream().map(ObjectRef::name).toList();
    }

    @Test
    void aBurstGoesThroughAndTheNextObjectWaitsForItsTurn() {
        assertThat(calls("a", CallClass.CREATE)).isTrue();
        assertThat(calls("b", CallClass.CREATE)).isTrue();

        Admission third = gate.admit(ref("c"), CallClass.CREATE);

        assertThat(third).isEqualTo(new Queued(clock.instant().plusMillis(100)));
        assertThat(wokenNames()).isEmpty();
        passTime(Duration.ofMillis(100));
        assertThat(wokenNames()).containsExactly("c");
        assertThat(calls("c", CallClass.CREATE)).isTrue();
    }

    @Test
    void eachTokenWakesOneObjectInTheOrderInWhichTheyCame() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        for (String name : List.of("c", "d", "e")) {
            gate.admit(ref(name), CallClass.CREATE);
        }

        List<List<String>> woken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            passTime(Duration.ofMillis(100));
            List<String> names = wokenNames();
            woken.add(names);
            names.forEach(name -> assertThat(calls(name, CallClass.CREATE)).isTrue());
        }

        assertThat(woken).containsExactly(List.of("c"), List.of("d"), List.of("e"));
    }

    @Test
    void readsAndWritesPayFromDifferentPurses() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);

        assertThat(calls("c", CallClass.CREATE)).isFalse();
        assertThat(calls("d", CallClass.DETAIL)).isTrue();
    }

    @Test
    void refreshingDetailsGetsAFifthOfTheReads() {
        int refreshed = 0;
        for (int i = 0; i < 100; i++) {
            refreshed += calls("object", CallClass.REFRESH) ? 1 : 0;
            passTime(Duration.ofMillis(100));
        }

        assertThat(refreshed).as("10 s at 10 reads a second").isBetween(20, 21);
    }

    @Test
    void noMoreThanFourCallsAreUnderWayAndTheNextIsWokenWhenOneEnds() {
        CallGate wide = gate(GateSettings.of(1000, 1000, 100));
        List<Permit> permits = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            permits.add(((Granted) wide.admit(ref(name), CallClass.MUTATE)).permit());
        }

        assertThat(wide.admit(ref("e"), CallClass.MUTATE)).isInstanceOf(Queued.class);
        assertThat(wide.admit(ref("f"), CallClass.DETAIL)).isInstanceOf(Queued.class);
        permits.getFirst().close();
        permits.getFirst().close();

        assertThat(wokenNames()).containsExactly("e");
        assertThat(wide.inFlight()).isEqualTo(3);
    }

    @Test
    void heavierClassesGoFirstAndTheLightestIsNotForgotten() {
        calls("x", CallClass.CREATE);
        calls("y", CallClass.CREATE);
        for (int i = 0; i < 40; i++) {
            gate.admit(ref("create-" + i), CallClass.CREATE);
            gate.admit(ref("mutate-" + i), CallClass.MUTATE);
            gate.admit(ref("delete-" + i), CallClass.DELETE);
        }

        List<String> served = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            passTime(Duration.ofMillis(100));
            for (String name : wokenNames()) {
                var callClass =
                        CallClass.valueOf(name.substring(0, name.indexOf('-')).toUpperCase(Locale.ROOT));
                assertThat(calls(name, callClass)).isTrue();
                served.add(name);
            }
        }

        assertThat(served).hasSize(26);
        assertThat(served.stream().filter(name -> name.startsWith("delete"))).hasSize(16);
        assertThat(served.stream().filter(name -> name.startsWith("mutate"))).hasSize(8);
        assertThat(served.stream().filter(name -> name.startsWith("create"))).hasSize(2);
    }

    @Test
    void anObjectThatDoesNotComeLosesItsTurnToTheNext() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        gate.admit(ref("absent"), CallClass.CREATE);
        passTime(Duration.ofMillis(100));
        assertThat(wokenNames()).containsExactly("absent");
        for (int i = 0; i < 4; i++) {
            gate.admit(ref("next-" + i), CallClass.CREATE);
        }

        passTime(Duration.ofSeconds(5));

        assertThat(gate.queued()).containsEntry(CallClass.CREATE, 4);
        assertThat(wokenNames()).containsExactly("next-0", "next-1");
    }

    @Test
    void whileACalledObjectIsSlowWhoeverComesGoesInItsPlaceAndItKeepsItsOwn() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        gate.admit(ref("slow-1"), CallClass.CREATE);
        gate.admit(ref("slow-2"), CallClass.CREATE);
        passTime(Duration.ofMillis(200));
        assertThat(wokenNames()).containsExactly("slow-1", "slow-2");
        assertThat(calls("early", CallClass.CREATE))
                .as("they have just been called")
                .isFalse();
        gate.withdraw(ref("early"));

        clock.advance(Duration.ofMillis(250));
        assertThat(calls("newcomer-1", CallClass.CREATE)).isTrue();
        assertThat(calls("newcomer-2", CallClass.CREATE)).isTrue();

        assertThat(gate.queued()).containsEntry(CallClass.CREATE, 2);
        passTime(Duration.ofMillis(200));
        assertThat(calls("slow-1", CallClass.CREATE)).isTrue();
        assertThat(calls("slow-2", CallClass.CREATE)).isTrue();
    }

    @Test
    void aThrottledGateIsClosedForAsLongAsTheProviderAsks() {
        gate.slowDown(Optional.of(Duration.ofSeconds(7)));

        assertThat(gate.admit(ref("a"), CallClass.DELETE))
                .isEqualTo(new Queued(clock.instant().plusMillis(7100)));
        assertThat(gate.admitList()).isEmpty();
        passTime(Duration.ofMillis(6900));
        assertThat(wokenNames()).isEmpty();
        passTime(Duration.ofMillis(200));
        assertThat(wokenNames()).containsExactly("a");
    }

    @Test
    void withoutAWordFromTheProviderThePauseDoublesFromOneSecondToOneMinute() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            gate.slowDown(Optional.empty());
            Instant begun = clock.instant();
            while (!calls("a", CallClass.DELETE)) {
                passTime(Duration.ofMillis(100));
            }
            pauses.add(Duration.between(begun, clock.instant()).toSeconds());
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void callsThatWereUnderWayWhenTheGateClosedDoNotCountAgain() {
        gate.slowDown(Optional.empty());
        gate.slowDown(Optional.empty());
        gate.slowDown(Optional.empty());
        passTime(Duration.ofMillis(1100));

        assertThat(calls("a", CallClass.DELETE)).isTrue();
    }

    @Test
    void successesShortenTheNextPauseAgain() {
        for (int i = 0; i < 5; i++) {
            gate.slowDown(Optional.empty());
            clock.advance(Duration.ofMinutes(1));
        }
        for (int i = 0; i < 5; i++) {
            gate.succeeded();
        }

        gate.slowDown(Optional.empty());
        passTime(Duration.ofMillis(1100));

        assertThat(calls("a", CallClass.DELETE)).isTrue();
    }

    @Test
    void afterAPauseCallsComeBackAtTheirRateAndNotAllAtOnce() {
        gate.slowDown(Optional.of(Duration.ofSeconds(30)));
        clock.advance(Duration.ofSeconds(30));
        for (int i = 0; i < 5; i++) {
            calls("object-" + i, CallClass.MUTATE);
        }
        assertThat(gate.queued()).containsEntry(CallClass.MUTATE, 5);

        passTime(Duration.ofMillis(100));

        assertThat(wokenNames()).containsExactly("object-0");
    }

    @Test
    void anObjectCalledBeforeAPauseKeepsItsPlace() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        gate.admit(ref("first"), CallClass.CREATE);
        gate.admit(ref("second"), CallClass.CREATE);
        passTime(Duration.ofMillis(100));
        assertThat(wokenNames()).containsExactly("first");

        gate.slowDown(Optional.of(Duration.ofSeconds(60)));
        assertThat(gate.admit(ref("first"), CallClass.CREATE)).isInstanceOf(Queued.class);
        passTime(Duration.ofMinutes(1));
        passTime(Duration.ofMillis(100));

        assertThat(wokenNames()).containsExactly("first");
    }

    @Test
    void anObjectThatWasCalledAndSleepsThroughAPauseIsCalledFirstAfterIt() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        gate.admit(ref("first"), CallClass.CREATE);
        gate.admit(ref("second"), CallClass.CREATE);
        passTime(Duration.ofMillis(100));
        assertThat(wokenNames()).containsExactly("first");

        gate.slowDown(Optional.of(Duration.ofSeconds(60)));
        for (int i = 0; i < 59; i++) {
            passTime(Duration.ofSeconds(1));
        }
        assertThat(wokenNames()).isEmpty();
        passTime(Duration.ofMillis(1100));

        assertThat(wokenNames()).containsExactly("first");
    }

    @Test
    void anObjectThatComesByItselfWhenItIsItsTurnIsNotWokenAsWell() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        gate.admit(ref("punctual"), CallClass.CREATE);
        clock.advance(Duration.ofMillis(100));

        assertThat(calls("punctual", CallClass.CREATE)).isTrue();

        assertThat(wokenNames()).isEmpty();
    }

    @Test
    void theListGoesBeforeTheWholeLine() {
        CallGate narrow = gate(GateSettings.of(1, 1, 1));
        ((Granted) narrow.admit(ref("a"), CallClass.DETAIL)).permit().close();
        narrow.admit(ref("b"), CallClass.DETAIL);
        assertThat(narrow.admitList()).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        narrow.tick(clock.instant());

        assertThat(wokenNames()).as("the one token is kept for the list").isEmpty();
        assertThat(narrow.admitList()).isPresent();
    }

    @Test
    void anObjectWhoseTokenTheListTookIsCalledAgainAndKeepsItsPlace() {
        CallGate narrow = gate(GateSettings.of(1, 1, 1));
        ((Granted) narrow.admit(ref("a"), CallClass.DETAIL)).permit().close();
        narrow.admit(ref("first"), CallClass.DETAIL);
        narrow.admit(ref("second"), CallClass.DETAIL);
        clock.advance(Duration.ofSeconds(1));
        narrow.tick(clock.instant());
        assertThat(wokenNames()).containsExactly("first");
        narrow.admitList().orElseThrow().close();

        assertThat(narrow.admit(ref("first"), CallClass.DETAIL)).isInstanceOf(Queued.class);
        clock.advance(Duration.ofSeconds(1));
        narrow.tick(clock.instant());

        assertThat(wokenNames()).containsExactly("first");
    }

    @Test
    void aQuotaBelowOurRateIsFoundOut() {
        CallGate fast = gate(GateSettings.of(10, 10, 20));
        double quota = 2;
        double allowance = 0;
        int refused = 0;
        int served = 0;
        for (int i = 0; i < 20 * 600; i++) {
            clock.advance(Duration.ofMillis(50));
            allowance = Math.min(quota, allowance + quota * 0.05);
            fast.tick(clock.instant());
            if (!(fast.admit(ref("object"), CallClass.MUTATE) instanceof Granted granted)) {
                continue;
            }
            granted.permit().close();
            if (allowance >= 1) {
                allowance--;
                served++;
                fast.succeeded();
            } else {
                refused++;
                fast.slowDown(Optional.empty());
            }
        }

        assertThat(served).as("of 1200 in ten minutes").isGreaterThan(700);
        assertThat(refused).as("beside %d that were served", served).isLessThan(served / 6);
    }

    @Test
    void anOpenBreakerHoldsEverybodyButTheList() {
        BceException refused =
                CloudFailures.unauthenticated("InvalidAccessKeyId").apply(Operation.LIST_PEER_CONNS);
        breaker.listFailed(refused, clock.instant());

        Admission admission = gate.admit(ref("a"), CallClass.DELETE);

        assertThat(admission).isEqualTo(new Held(breaker.health()));
        assertThat(gate.admitList()).isPresent();
    }

    @Test
    void aWithdrawnObjectIsNeitherWokenNorCounted() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);
        gate.admit(ref("gone"), CallClass.CREATE);

        gate.withdraw(ref("gone"));
        passTime(Duration.ofSeconds(1));

        assertThat(wokenNames()).isEmpty();
        assertThat(gate.queued().values()).containsOnly(0);
    }

    @Test
    void anObjectThatComesEarlyHasOnePlaceOnly() {
        calls("a", CallClass.CREATE);
        calls("b", CallClass.CREATE);

        gate.admit(ref("eager"), CallClass.CREATE);
        gate.admit(ref("eager"), CallClass.CREATE);
        gate.admit(ref("eager"), CallClass.MUTATE);

        assertThat(gate.queued()).containsEntry(CallClass.CREATE, 0).containsEntry(CallClass.MUTATE, 1);
    }

    @Test
    void aThrottledGateLeavesOthersAlone() {
        CallGate other = gate(GateSettings.of(10, 10, 2));

        gate.slowDown(Optional.of(Duration.ofMinutes(5)));

        assertThat(other.admit(ref("a"), CallClass.CREATE)).isInstanceOf(Granted.class);
    }
}
