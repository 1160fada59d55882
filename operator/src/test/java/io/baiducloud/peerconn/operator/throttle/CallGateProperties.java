package io.baiducloud.peerconn.operator.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.throttle.Admission.Granted;
import io.baiducloud.peerconn.testkit.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for a gate whatever comes: it keeps its rates, and it forgets nobody. */
class CallGateProperties {
    private static final CloudKey KEY = new CloudKey("0123456789abcdef", "bj");

    /** Something that happens at a gate. */
    record Step(CallClass callClass, int object, int millisAfter, boolean throttled, boolean endOneCall) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(CallClass.class),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(0, 60)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 4000))),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(60, false), net.jqwik.api.Tuple.of(1, true)),
                        Arbitraries.of(true, true, true, false))
                .as(Step::new);
    }

    private record Call(Instant at, CallClass.Bucket purse) {}

    @Property(tries = 300)
    void noWindowOfTimeSeesMoreCallsThanRateAndBurstAllow(
            @ForAll @Size(min = 50, max = 400) List<@net.jqwik.api.From("steps") Step> steps,
            @ForAll @IntRange(min = 1, max = 50) int rate,
            @ForAll @IntRange(min = 1, max = 30) int burst) {
        var clock = MutableClock.at("2026-01-01T00:00:00Z");
        var gate = new CallGate(
                KEY,
                GateSettings.of(rate, rate, burst),
                clock,
                new Breaker(() -> Long.MIN_VALUE),
                ref -> {},
                new GateListener() {});
        List<Call> calls = new ArrayList<>();
        Deque<Permit> open = new ArrayDeque<>();

        for (Step step : steps) {
            clock.advance(Duration.ofMillis(step.millisAfter()));
            gate.tick(clock.instant());
            if (step.throttled()) {
                gate.slowDown(Optional.empty());
            }
            Optional<Permit> permit = step.callClass() == CallClass.LIST
                    ? gate.admitList()
                    : granted(gate.admit(ref(step.object()), step.callClass()));
            permit.ifPresent(p -> {
                calls.add(new Call(clock.instant(), p.callClass().bucket()));
                open.add(p);
            });
            assertThat(gate.inFlight()).isEqualTo(open.size()).isLessThanOrEqualTo(4);
            if (step.endOneCall() && !open.isEmpty()) {
                open.remove().close();
            }
        }

        for (CallClass.Bucket purse : CallClass.Bucket.values()) {
            List<Instant> times =
                    calls.stream().filter(c -> c.purse() == purse).map(Call::at).toList();
            for (int from = 0; from < times.size(); from++) {
                for (int to = from; to < times.size(); to++) {
                    double seconds =
                            Duration.between(times.get(from), times.get(to)).toMillis() / 1000.0;
                    assertThat(to - from + 1).isLessThanOrEqualTo((int) Math.floor(burst + rate * seconds + 1e-6));
                }
            }
        }
    }

    @Property(tries = 200)
    void whoeverComesWhenCalledIsServedHoweverManyHeavierOnesKeepComing(
            @ForAll @IntRange(min = 1, max = 20) int rate, @ForAll CallClass heavy, @ForAll CallClass light) {
        if (heavy == CallClass.LIST || light == CallClass.LIST) {
            return;
        }
        var clock = MutableClock.at("2026-01-01T00:00:00Z");
        Deque<ObjectRef> woken = new ArrayDeque<>();
        var gate = new CallGate(
                KEY,
                GateSettings.of(rate, rate, 1),
                clock,
                new Breaker(() -> Long.MIN_VALUE),
                woken::add,
                new GateListener() {});
        Map<CallClass, Integer> served = new EnumMap<>(CallClass.class);
        ObjectRef patient = ref(-1);
        int crowd = 0;
        boolean done = granted(gate.admit(patient, light)).map(this::end).isPresent();

        // a crowd of the other class never ends; 15 turns of the heaviest, at a fifth of the rate, are the longest wait
        Duration longest = Duration.ofMillis((long) (17 * 5 * 1000.0 / rate) + 1000);
        for (Instant stop = clock.instant().plus(longest);
                !done && clock.instant().isBefore(stop); ) {
            while (gate.queued().get(heavy) < 5) {
                if (granted(gate.admit(ref(crowd++), heavy)).map(this::end).isPresent()) {
                    served.merge(heavy, 1, Integer::sum);
                }
            }
            clock.advance(Duration.ofMillis(50));
            gate.tick(clock.instant());
            while (!woken.isEmpty() && !done) {
                ObjectRef ref = woken.remove();
                CallClass callClass = ref.equals(patient) ? light : heavy;
                boolean granted =
                        granted(gate.admit(ref, callClass)).map(this::end).isPresent();
                done = granted && ref.equals(patient);
            }
        }

        assertThat(done).as("%s among %s, %s served", light, heavy, served).isTrue();
    }

    private Permit end(Permit permit) {
        permit.close();
        return permit;
    }

    private static Optional<Permit> granted(Admission admission) {
        return admission instanceof Granted granted ? Optional.of(granted.permit()) : Optional.empty();
    }

    private static ObjectRef ref(int number) {
        return new ObjectRef("ns", "object-" + number, "uid-" + number);
    }
}
