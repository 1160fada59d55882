package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConsultFailedPolicy;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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
            assertThat(s.desired().deleting() ? free : lapsed)
                    .as("released by a person's wish")
                    .isTrue();
            assertThat(s.surroundings().crdBeingDeleted()).isFalse();
        }
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
