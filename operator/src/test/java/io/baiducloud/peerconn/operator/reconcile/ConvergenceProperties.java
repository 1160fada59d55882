package io.baiducloud.peerconn.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Wishes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever happened before, passes come to rest: with everything as declared, or with a reason that says what is missing; and
 * at rest nothing is called and nothing is written.
 */
class ConvergenceProperties {
    /** The most that one change may need. Raise it only with a reason: each pass is a look, each mutation a call. */
    private static final int PASSES_FOR_ONE_CHANGE = 8;

    private static final int MUTATIONS_FOR_ONE_CHANGE = 6;
    private static final int PASSES_AFTER_ANYTHING = 60;
    private static final int PASSES_OF_A_DELETION = 20;

    private static int mostPasses;
    private static int mostMutations;
    private static int mostAfterAnything;
    private static int mostOfADeletion;
    private static String hardest = "";

    /** Where an object may stand without being ready: what people, the other account or the cloud have to do first. */
    private static final Set<Reason> STATED = Set.of(
            Reason.BLOCKED,
            Reason.CONFLICT,
            Reason.IDENTITY_MISMATCH,
            Reason.CONSULTING,
            Reason.WAITING_FOR_APPROVAL,
            Reason.WAITING_FOR_REQUEST,
            Reason.DOWN,
            Reason.EXPIRED,
            Reason.PENDING,
            Reason.NOT_SYNCED,
            Reason.UPDATING,
            Reason.CREATING,
            Reason.ABSENCE_UNCONFIRMED);

    @Provide
    Arbitrary<Map<String, Object>> wishes() {
        return Wishes.any();
    }

    @Provide
    Arbitrary<Happening> happenings() {
        return Combinators.combine(
                        Arbitraries.of(Happening.Kind.class),
                        Arbitraries.integers().between(0, 5))
                .as(Happening::new);
    }

    @Property(tries = 400)
    void comesToRestAfterAnything(
            @ForAll("wishes") Map<String, Object> wish,
            @ForAll @Size(max = 14) List<@From("happenings") Happening> history) {
        // given
        Rehearsal rehearsal = rehearsed(wish, history);

        // when
        Rehearsal.Settled settled = rehearsal.settle();

        // then
        mostAfterAnything = Math.max(mostAfterAnything, settled.passes());
        assertThat(settled.passes()).as(rehearsal.story()).isLessThanOrEqualTo(PASSES_AFTER_ANYTHING);
        restsWithAReason(rehearsal, settled.plan());

        // when
        int before = rehearsal.mutations();
        Rehearsal.Settled still = rehearsal.settle();

        // then
        assertThat(rehearsal.mutations()).as(rehearsal.story()).isEqualTo(before);
        assertThat(still.passes())
                .as("nothing is written at rest:\n%s", rehearsal.story())
                .isZero();
    }

    @Property(tries = 400)
    void deletionEndsWithNothingLeftOrWithAReason(
            @ForAll("wishes") Map<String, Object> wish,
            @ForAll @Size(max = 14) List<@From("happenings") Happening> history) {
        // given
        Rehearsal rehearsal = rehearsed(wish, history);

        // when
        rehearsal.delete();
        Rehearsal.Settled settled = rehearsal.isGone() ? null : rehearsal.settle();

        // then
        if (settled == null) {
            return;
        }
        mostOfADeletion = Math.max(mostOfADeletion, settled.passes());
        assertThat(settled.passes()).as(rehearsal.story()).isLessThanOrEqualTo(PASSES_OF_A_DELETION);
        if (rehearsal.isGone()) {
            return;
        }
        assertThat(settled.plan().findDue()).as(rehearsal.story()).isEmpty();
        assertThat(settled.plan().outlook().reason())
                .as("a stated hold:\n%s", rehearsal.story())
                .isIn(Reason.BLOCKED, Reason.ABSENCE_UNCONFIRMED, Reason.DELETING, Reason.PENDING);
    }

    @Property(tries = 400)
    void oneChangeNeedsFewPassesAndCalls(
            @ForAll("wishes") Map<String, Object> wish, @ForAll("happenings") Happening change) {
        // given
        Rehearsal rehearsal = new Rehearsal(wish);
        Happening.beginning(rehearsal);
        rehearsal.settle();

        // when
        change.to(rehearsal);
        Rehearsal.Settled settled = rehearsal.settle();

        // then
        note(settled, wish + " then " + change);
        assertThat(settled.passes()).as(rehearsal.story()).isLessThanOrEqualTo(PASSES_FOR_ONE_CHANGE);
        assertThat(settled.mutations()).as(rehearsal.story()).isLessThanOrEqualTo(MUTATIONS_FOR_ONE_CHANGE);
    }

    private static void note(Rehearsal.Settled settled, String what) {
        if (settled.passes() > mostPasses) {
            mostPasses = settled.passes();
            hardest = what;
        }
        mostMutations = Math.max(mostMutations, settled.mutations());
    }

    @AfterContainer
    static void tell() {
        System.out.println("One change needed at most " + mostPasses + " passes (" + hardest + ") and " + mostMutations
                + " mutations; coming to rest after anything at most " + mostAfterAnything
                + " passes, a deletion at most "
                + mostOfADeletion + ".");
    }

    private static Rehearsal rehearsed(Map<String, Object> wish, List<Happening> history) {
        Rehearsal rehearsal = new Rehearsal(wish);
        Happening.beginning(rehearsal);
        for (Happening happening : history) {
            happening.to(rehearsal);
            rehearsal.step();
        }
        Happening.calm(rehearsal);
        return rehearsal;
    }

    private static void restsWithAReason(Rehearsal rehearsal, Plan plan) {
        assertThat(plan.findDue()).as(rehearsal.story()).isEmpty();
        if (!plan.outlook().isReady()) {
            assertThat(plan.outlook().reason()).as(rehearsal.story()).isIn(STATED);
            return;
        }
        assertThat(plan.steps())
                .as("ready means an empty plan:\n%s", rehearsal.story())
                .isEmpty();
        if (plan.outlook().reason() == Reason.ACTIVE) {
            isAsDeclared(rehearsal);
        }
    }

    /** Compared here once more, without the planner. */
    private static void isAsDeclared(Rehearsal rehearsal) {
        PeerConnectionSpec spec = rehearsal.object.getSpec();
        PeerConnRole role = rehearsal.isAcceptor() ? PeerConnRole.ACCEPTOR : PeerConnRole.INITIATOR;
        PeerConn row = rehearsal.ownRows().stream()
                .filter(one -> one.role() == role)
                .findFirst()
                .orElseThrow(() -> new AssertionError("ready without a connection:\n" + rehearsal.story()));
        String story = rehearsal.story();
        assertThat(row.status()).as(story).isEqualTo(PeerConnStatus.ACTIVE);
        assertThat(declared(spec.bandwidthInMbps(), row.bandwidthInMbps()))
                .as(story)
                .isTrue();
        assertThat(declared(spec.description(), Objects.requireNonNullElse(row.description(), "")))
                .as(story)
                .isTrue();
        assertThat(declared(spec.localIfName(), Objects.requireNonNullElse(row.localIfName(), "")))
                .as(story)
                .isTrue();
        assertThat(row.deleteProtect() == null || declared(spec.deleteProtect(), row.deleteProtect()))
                .as(story)
                .isTrue();
        assertThat(declared(spec.dnsSync(), "open".equals(row.dnsStatusAsString())))
                .as(story)
                .isTrue();
    }

    private static boolean declared(@Nullable Object wish, @Nullable Object there) {
        return wish == null || wish.equals(there);
    }
}
