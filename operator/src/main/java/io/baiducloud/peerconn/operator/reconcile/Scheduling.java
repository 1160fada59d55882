package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.observe.Interest;
import io.baiducloud.peerconn.operator.observe.OtherSideObserver;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.schedule.GrowingDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Sees to it that an object is passed over again when something about it changes, and no sooner. */
final class Scheduling {
    /** In case a wake-up got lost, at little cost: such a pass reads memory only. */
    private static final Duration SAFETY_NET = Duration.ofMinutes(10);

    private static final Duration SAFETY_NET_WHILE_MOVING = Duration.ofSeconds(30);
    private static final Duration WHILE_NO_LIST_SHOWS_IT = Duration.ofSeconds(5);
    private static final Duration AFTER_BEING_OVERTAKEN = Duration.ofSeconds(1);

    /** Somebody who writes all the time is outrun by trying often; a watch that is dead, which looks the same, is not. */
    private static final int OVERTAKEN_BY_SOMEBODY = 10;

    private static final GrowingDelay OVERTAKEN_FOR_LONG =
            new GrowingDelay(AFTER_BEING_OVERTAKEN, Duration.ofSeconds(30));

    private final Parts parts;
    private final Narrator narrator;

    Scheduling(Parts parts, Narrator narrator) {
        this.parts = parts;
        this.narrator = narrator;
    }

    void after(PeerConnection object, Look look, Plan plan, ObjectMemory memory) {
        Situation s = look.situation();
        ObjectRef ref = s.desired().ref();
        look.own()
                .ifPresent(view -> view.watch(
                        ref, interest(object, look, plan, view, s.desired().role(), memory)));
        look.other()
                .filter(view -> !view.equals(look.own().orElse(null)))
                .ifPresent(view -> view.watch(ref, interest(object, look, plan, view, PeerConnRole.ACCEPTOR, memory)));
        parts.registry()
                .unwatchAllBut(
                        ref,
                        Stream.concat(look.own().stream(), look.other().stream())
                                .toList());
        Instant net = s.now().plus(safetyNet(look, plan, ref));
        parts.alarms().wakeAt(ref, net);
        if (plan.wakeAt() != null) {
            parts.alarms().wakeAt(ref, plan.wakeAt());
        }
        look.own()
                .flatMap(parts.observer()::fallsSilentAt)
                .ifPresent(at -> parts.alarms().wakeAt(ref, at));
        if (plan.outlook().reason() == Reason.RELEASE_LIMITED) {
            look.own()
                    .ifPresent(view -> parts.alarms()
                            .wakeAt(ref, parts.brake().opensAt(view.key().credentialHash(), s.now())));
        }
        if (s.observed() instanceof Observed.Present present) {
            String id = present.own().peerConnId();
            Optional<Instant> ownSide =
                    look.own().flatMap(view -> parts.observer().readsAgainAt(s.desired(), view, id));
            Optional<Instant> otherSide =
                    look.other().flatMap(view -> OtherSideObserver.readsAgainAt(s.desired(), view, id));
            // one that is due already stands in line, and is called
            Stream.concat(ownSide.stream(), otherSide.stream())
                    .filter(s.now()::isBefore)
                    .forEach(at -> parts.alarms().wakeAt(ref, at));
        }
        Narrator.expiryWarningAt(s)
                .filter(s.now()::isBefore)
                .ifPresent(at -> parts.alarms().wakeAt(ref, at));
    }

    /** Things have changed while they were decided about: another look, after whatever else was arranged. */
    void soonAgain(Situation s, ObjectMemory memory) {
        Duration delay = OVERTAKEN_FOR_LONG.after(memory.overtakenAgain() - OVERTAKEN_BY_SOMEBODY);
        parts.alarms().wakeAt(s.desired().ref(), s.now().plus(delay));
    }

    /** Thousands of objects that were passed over together must not come back together every time. */
    private static Duration spread(Duration net, ObjectRef ref) {
        return net.plusMillis(Math.floorMod(ref.uid().hashCode(), net.toMillis()));
    }

    private static Duration safetyNet(Look look, Plan plan, ObjectRef ref) {
        if (!plan.moving()) {
            Duration asked = PollInterval.parse(look.situation().desired().pollInterval())
                    .orElse(SAFETY_NET);
            return spread(asked.compareTo(SAFETY_NET) > 0 ? asked : SAFETY_NET, ref);
        }
        return isUnlisted(look) ? WHILE_NO_LIST_SHOWS_IT : SAFETY_NET_WHILE_MOVING;
    }

    /** A list that does not show a side wakes nobody when that side gets on. */
    private static boolean isUnlisted(Look look) {
        Situation s = look.situation();
        return (s.observed() instanceof Observed.Present present && isUnlisted(look.own(), present.own()))
                || (s.otherSide() instanceof OtherSide.Seen seen && isUnlisted(look.other(), seen.row()));
    }

    private static boolean isUnlisted(Optional<RegionView> view, PeerConn row) {
        return view.flatMap(RegionView::latest)
                .filter(list -> list.find(row.peerConnId(), row.role()).isEmpty())
                .isPresent();
    }

    private Interest interest(
            PeerConnection object, Look look, Plan plan, RegionView view, PeerConnRole role, ObjectMemory memory) {
        Situation s = look.situation();
        String declared = s.desired().pollInterval();
        Optional<Duration> pollInterval = PollInterval.parse(declared);
        if (declared != null && pollInterval.isEmpty() && memory.announce("poll-interval " + declared)) {
            narrator.ignored(object, WellKnownNames.POLL_INTERVAL_ANNOTATION, declared);
        }
        Optional<String> id = s.observed() instanceof Observed.Present present
                ? Optional.of(present.own().peerConnId())
                : Optional.ofNullable(object.getStatus().peerConnId())
                        .or(() -> Optional.ofNullable(s.desired().spec().peerConnId()));
        Optional<Instant> listAfter = plan.listNotBefore()
                .or(() -> needsFirstLook(s, view, memory) ? Optional.of(memory.lookAfter()) : Optional.empty())
                .or(() -> freshLook(s, memory));
        return new Interest(
                id,
                role,
                s.desired().spec().localVpcId(),
                s.desired().spec().peerVpcId(),
                listAfter,
                plan.moving(),
                pollInterval.filter(interval -> !s.desired().deleting() || isShorterThanUsual(interval)),
                look.seenOf(view));
    }

    /** Whoever is leaving is told at once of what holds it up, however rarely it wanted to be compared in its life. */
    private boolean isShorterThanUsual(Duration interval) {
        return interval.compareTo(parts.config().pollInterval()) < 0;
    }

    private static boolean needsFirstLook(Situation s, RegionView view, ObjectMemory memory) {
        return s.observed() instanceof Observed.Unknown
                && view.latest()
                        .map(snapshot -> snapshot.begunAt().isBefore(memory.lookAfter()))
                        .orElse(true);
    }

    /** A person asked for a fresh look: one list begun after that was first read. */
    private static Optional<Instant> freshLook(Situation s, ObjectMemory memory) {
        return s.isFreshLookRequested()
                ? Optional.of(memory.freshLookSince(
                        s.now(), Objects.requireNonNullElse(s.desired().reconcileRequestedAt(), "")))
                : Optional.empty();
    }

    void wakeRivals(PeerConnection gone) {
        Instant now = parts.clock().instant();
        parts.fleet()
                .othersOfPair(gone)
                .map(Desired::of)
                .forEach(other -> parts.alarms().wakeAt(other.ref(), now));
    }
}
