package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.DnsStatus;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConsultFailedPolicy;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.fake.Row;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every situation there can be, and for many that there cannot. */
class PlannerProperties {
    private static final Set<PeerConnStatus> LEFT_TO_PEOPLE = Set.of(
            PeerConnStatus.DOWN,
            PeerConnStatus.EXPIRED,
            PeerConnStatus.ERROR,
            PeerConnStatus.STOPPING,
            PeerConnStatus.UNKNOWN);

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Property(tries = 2000)
    void everySituationHasAPlanAndAStatus(@ForAll("situations") Situation s) {
        // when
        Plan plan = PeeringPlanner.plan(s);
        PeerConnectionStatus status = StatusComposer.compose(s, plan);

        // then
        assertThat(plan.outlook().message()).isNotBlank();
        assertThat(status.conditions()).isNotEmpty().allSatisfy(condition -> {
            assertThat(condition.reason()).matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?");
            assertThat(condition.message()).isNotBlank();
        });
        assertThat(status.conditions())
                .extracting(Condition::type)
                .contains("Ready")
                .doesNotHaveDuplicates();
    }

    @Property(tries = 2000)
    void nothingIsChangedWithoutARight(@ForAll("situations") Situation s) {
        // when
        Plan plan = PeeringPlanner.plan(s);

        // then
        boolean mayChange = !s.observesOnly()
                && !s.desired().paused()
                && s.access() instanceof Access.Usable
                && s.claim() instanceof Claim.Won
                && (!s.desired().deleting() || s.desired().hasFinalizer());
        if (!mayChange) {
            assertThat(plan.findDue()).isEmpty();
        }
        if (plan.finalizer() == Plan.Finalizer.REMOVE) {
            assertThat(s.desired().deleting() && s.desired().hasFinalizer()).isTrue();
            assertThat(plan.findDue()).isEmpty();
        }
        plan.findDue().map(Step::action).ifPresent(action -> isLawful(s, action));
    }

    private static void isLawful(Situation s, Action action) {
        if (action instanceof Action.Create) {
            assertThat(s.observed()).isInstanceOf(Observed.Absent.class);
            assertThat(s.desired().deleting()
                            || s.desired().isAcceptor()
                            || s.desired().spec().peerConnId() != null)
                    .isFalse();
            return;
        }
        assertThat(s.observed()).as("%s", action).isInstanceOf(Observed.Present.class);
        Observed.Present present = (Observed.Present) s.observed();
        PeerConn row = present.own();
        assertThat(present.fresh()).as("looked at since the last change").isTrue();
        assertThat(s.desired().isAcceptor()
                        || Adoption.decide(s, row, present.ownership()) instanceof Adoption.Ours
                        || Adoption.decide(s, row, present.ownership()) instanceof Adoption.TakenOver)
                .as("not somebody else's")
                .isTrue();
        if (!s.desired().deleting()) {
            assertThat(LEFT_TO_PEOPLE)
                    .as("down, expired, error and unknown words are no reason for anything (B7)")
                    .doesNotContain(row.status());
        }
        if (action instanceof Action.Release) {
            boolean lapsed = row.status() == PeerConnStatus.CONSULT_FAILED
                    && s.desired().onConsultFailed() == ConsultFailedPolicy.RECREATE;
            boolean free = Boolean.FALSE.equals(row.deleteProtect())
                    && !Boolean.TRUE.equals(s.desired().spec().deleteProtect());
            boolean mayLapse = lapsed
                    && !Boolean.TRUE.equals(row.deleteProtect())
                    && !Boolean.TRUE.equals(s.desired().spec().deleteProtect());
            assertThat(s.desired().deleting() ? free : mayLapse)
                    .as("released by a person's wish")
                    .isTrue();
            assertThat(s.surroundings().crdBeingDeleted()).isFalse();
        }
    }

    @Property(tries = 3000)
    void readyIsSaidOfWhatIsSeenToBeAsDeclaredAndOfNothingElse(@ForAll("situations") Situation any) {
        for (Situation s : List.of(any, asDeclared(any))) {
            // when
            Plan plan = PeeringPlanner.plan(s);

            // then
            if (plan.outlook().reason() == Reason.ACTIVE) {
                assertThat(s.observed()).isInstanceOf(Observed.Present.class);
                Observed.Present present = (Observed.Present) s.observed();
                PeerConnectionSpec spec = s.desired().spec();
                assertThat(present.fresh()).isTrue();
                assertThat(present.own().status()).isEqualTo(PeerConnStatus.ACTIVE);
                assertThat(Map.of(
                                "bandwidth",
                                same(spec.bandwidthInMbps(), present.own().bandwidthInMbps()),
                                "protection",
                                same(spec.deleteProtect(), present.own().deleteProtect()),
                                "own side",
                                isSide(present.own(), spec.dnsSync(), spec.localIfName(), spec.description()),
                                "other side",
                                otherSideIs(s)))
                        .as("%s", s)
                        .doesNotContainValue(false);
            }
        }
    }

    /** Chance makes few of them. */
    private static Situation asDeclared(Situation s) {
        if (!(s.observed() instanceof Observed.Present present)) {
            return s;
        }
        PeerConnectionSpec spec = s.desired().spec();
        Row row = Row.from(present.own()).status("active").localIf("qpif-own", spec.localIfName());
        if (spec.bandwidthInMbps() != null && present.own().bandwidthInMbps() != null) {
            row.bandwidth(spec.bandwidthInMbps());
        }
        if (spec.deleteProtect() != null && present.own().deleteProtect() != null) {
            row.deleteProtect(spec.deleteProtect());
        }
        if (spec.description() != null) {
            row.description(spec.description());
        }
        if (spec.dnsSync() != null) {
            row.dns(spec.dnsSync() ? "open" : "close");
        }
        return s.withObserved(
                new Observed.Present(row.build(), present.ownership(), present.fresh(), present.other()),
                s.otherSide());
    }

    private static boolean same(@Nullable Object declared, @Nullable Object actual) {
        return declared == null || declared.equals(actual);
    }

    private static boolean isSide(
            PeerConn row, @Nullable Boolean dnsSync, @Nullable String name, @Nullable String description) {
        return (dnsSync == null || row.dnsStatus() == (dnsSync ? DnsStatus.OPEN : DnsStatus.CLOSE))
                && same(name, Objects.requireNonNullElse(row.localIfName(), ""))
                && same(description, Objects.requireNonNullElse(row.description(), ""));
    }

    private static boolean otherSideIs(Situation s) {
        return s.desired()
                .acceptor()
                .map(block -> (block.dnsSync() == null && block.localIfName() == null && block.description() == null)
                        || (s.otherSide() instanceof OtherSide.Seen(PeerConn row, boolean fresh)
                                && fresh
                                && isSide(row, block.dnsSync(), block.localIfName(), block.description())))
                .orElse(true);
    }

    @Property(tries = 2000)
    void whatObserveOnlyShowsIsWhatFullDoes(@ForAll("situations") Situation any) {
        // given
        Situation full = Situations.full(any);
        Situation observing = Situations.observing(full);
        if (full.desired().deleting() || full.desired().paused()) {
            return;
        }

        // when
        Plan done = PeeringPlanner.plan(full);
        Plan shown = PeeringPlanner.plan(observing);

        // then
        if (!done.steps().isEmpty()) {
            assertThat(shown.steps()).isEqualTo(done.steps());
        }
        assertThat(shown.findDue()).isEmpty();
    }
}
