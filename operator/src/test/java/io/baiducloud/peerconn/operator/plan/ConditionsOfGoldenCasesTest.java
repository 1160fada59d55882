package io.baiducloud.peerconn.operator.plan;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the conditions in every case of the specification, whatever else it says. */
class ConditionsOfGoldenCasesTest {
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Za-z0-9]{0,99}");
    private static final Pattern UNSTABLE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}:\\d{2}:\\d{2}|[0-9a-f]{8}-[0-9a-f]{4}|\\b\\d+ (seconds|minutes|times)\\b");

    static Stream<Outcome> outcomes() {
        return GoldenCase.directories(GoldenCasesTest.root()).stream()
                .map(GoldenCase::read)
                .map(golden -> new Outcome(
                        golden.directory().getFileName().toString(),
                        golden.situation(),
                        PeeringPlanner.plan(golden.situation())))
                .filter(outcome -> outcome.plan().finalizer() != Plan.Finalizer.REMOVE);
    }

    /** A case and what follows from it. */
    record Outcome(String name, Situation situation, Plan plan) {
        PeerConnectionStatus status() {
            return StatusComposer.compose(situation, plan);
        }

        boolean paused() {
            return situation.desired().paused();
        }

        Condition condition(String type) {
            return status().findCondition(type).orElseThrow();
        }

        boolean is(String type) {
            return status().findCondition(type)
                    .filter(condition -> condition.status() == ConditionStatus.TRUE)
                    .isPresent();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void kstatusReadsWhatIsMeant(Outcome outcome) {
        // when
        Kstatus kstatus = Kstatus.of(outcome.situation().desired(), outcome.status());

        // then
        Reason reason = outcome.plan().outlook().reason();
        if (outcome.paused()) {
            assertThat(outcome.is("Reconciling")).isFalse();
            assertThat(outcome.is("Stalled")).isFalse();
            assertThat(outcome.is("Paused")).isTrue();
        } else if (outcome.situation().desired().deleting()) {
            assertThat(kstatus).isEqualTo(Kstatus.TERMINATING);
        } else if (outcome.is("Ready")) {
            assertThat(kstatus).isEqualTo(Kstatus.CURRENT);
        } else {
            assertThat(kstatus).isEqualTo(reason.isStalled() ? Kstatus.FAILED : Kstatus.IN_PROGRESS);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void conditionsDoNotContradictEachOther(Outcome outcome) {
        // when
        boolean ready = outcome.is("Ready");

        // then
        if (!outcome.paused()) {
            assertThat(Stream.of(ready, outcome.is("Reconciling"), outcome.is("Stalled"))
                            .filter(is -> is))
                    .as("ready, on the way, or held for a person: one of them")
                    .hasSize(1);
        }
        if (ready) {
            assertThat(outcome.is("Synced")).isTrue();
            assertThat(outcome.is("Available"))
                    .isNotEqualTo(outcome.condition("Ready").reason().equals(Reason.REJECTED_AS_DECLARED.word()));
            assertThat(outcome.is("CredentialsReady")).isTrue();
        }
        if (outcome.condition("CredentialsReady").status() == ConditionStatus.FALSE && !outcome.paused()) {
            assertThat(outcome.condition("CredentialsReady").reason())
                    .as("Ready names the reason that holds it")
                    .isEqualTo(outcome.condition("Ready").reason());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void everyConditionIsWellFormedAndStable(Outcome outcome) {
        // when
        List<Condition> conditions = outcome.status().conditions();

        // then
        long generation = outcome.situation().desired().generation();
        assertThat(conditions).extracting(Condition::type).doesNotHaveDuplicates();
        assertThat(conditions).allSatisfy(condition -> {
            assertThat(condition.reason()).matches(REASON);
            assertThat(condition.message()).isNotBlank().hasSizeLessThan(32_768);
            assertThat(condition.message())
                    .as("no times, counters or ids of requests in %s", condition.type())
                    .doesNotContainPattern(UNSTABLE);
            if (!outcome.paused()) {
                assertThat(condition.observedGeneration()).isEqualTo(generation);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void transitionTimesMoveOnlyWhenAStatusFlips(Outcome outcome) {
        // given
        List<Condition> before = outcome.situation().memory().status().conditions();

        // when
        List<Condition> after = outcome.status().conditions();

        // then
        assertThat(after).allSatisfy(condition -> {
            Optional<Condition> was =
                    before.stream().filter(known -> known.is(condition.type())).findFirst();
            if (was.isPresent() && was.get().status() == condition.status()) {
                assertThat(condition.lastTransitionTime()).isEqualTo(was.get().lastTransitionTime());
            } else {
                assertThat(condition.lastTransitionTime())
                        .isEqualTo(outcome.situation().now());
            }
        });
    }

    /** Complaint 8 about systems of this kind: pointless status writes on each loop. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void complaint8UnchangedSituationWritesNothing(Outcome outcome) {
        // given
        PeerConnectionStatus written = outcome.status();
        Situation later = later(outcome.situation(), written);
        Plan plan = PeeringPlanner.plan(later);

        // when
        PeerConnectionStatus again = StatusComposer.compose(later, plan);

        // then
        boolean answered = !outcome.situation().isFreshLookRequested() || later.isFreshLookRequested();
        if (answered && plan.describe().equals(outcome.plan().describe())) {
            assertThat(again).isEqualTo(written);
        }
    }

    private static Situation later(Situation s, PeerConnectionStatus written) {
        return new Situation(
                s.desired(),
                s.ownerTag(),
                new Memory(written, s.memory().findIntent().orElse(null)),
                s.access(),
                s.observed(),
                s.otherSide(),
                s.claim(),
                s.policies(),
                s.surroundings(),
                s.recent(),
                s.freshLookHad(),
                s.now().plusSeconds(1));
    }

    @Test
    void theTableSaysWhatCanStandBesideEveryReason() {
        // when
        Map<Reason, Set<Availability>> available = new EnumMap<>(Reason.class);
        Map<Reason, Set<Synchrony>> synced = new EnumMap<>(Reason.class);
        outcomes().filter(outcome -> !outcome.paused()).forEach(outcome -> {
            Reason reason = outcome.plan().outlook().reason();
            available
                    .computeIfAbsent(reason, ignored -> EnumSet.noneOf(Availability.class))
                    .add(availability(outcome.condition("Available")));
            synced.computeIfAbsent(reason, ignored -> EnumSet.noneOf(Synchrony.class))
                    .add(synchrony(outcome.condition("Synced")));
        });

        // then
        List<String> wrong = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            compare(wrong, reason + " beside Available", reason.available(), available.getOrDefault(reason, Set.of()));
            compare(wrong, reason + " beside Synced", reason.synced(), synced.getOrDefault(reason, Set.of()));
        }
        assertThat(wrong)
                .as("each cell of the table has a case, and each case a cell")
                .isEmpty();
    }

    private static <T> void compare(List<String> wrong, String where, Set<T> table, Set<T> cases) {
        if (!table.equals(cases)) {
            wrong.add(where + ": in the table " + sorted(table) + ", in the cases " + sorted(cases));
        }
    }

    private static List<String> sorted(Set<?> words) {
        return words.stream().map(Object::toString).sorted().toList();
    }

    private static Availability availability(Condition condition) {
        return Stream.of(Availability.ABSENT, Availability.UNOBSERVED)
                .filter(known -> known.word().equals(condition.reason()))
                .findFirst()
                .orElse(Availability.THE_CLOUDS_WORD);
    }

    private static Synchrony synchrony(Condition condition) {
        return Stream.of(Synchrony.values())
                .filter(known -> known.word().equals(condition.reason()) && known.status() == condition.status())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyKindOfEventIsToldBySomeReason() {
        // when
        Set<Told> told = Stream.of(Reason.values()).map(Reason::told).collect(toUnmodifiableSet());

        // then
        assertThat(told).containsExactlyInAnyOrder(Told.values());
    }
}
