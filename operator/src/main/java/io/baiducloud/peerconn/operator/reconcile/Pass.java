package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.execute.ActionExecutor;
import io.baiducloud.peerconn.operator.execute.Outcome;
import io.baiducloud.peerconn.operator.failure.Disposition;
import io.baiducloud.peerconn.operator.failure.FailureClassifier;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.EventReason;
import io.baiducloud.peerconn.operator.kube.MetadataEdit;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.baiducloud.peerconn.operator.kube.WriteResult;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.observe.Snapshot;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.PeeringPlanner;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Recent;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.plan.Step;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * One pass over one object, always the same six steps: load, validate, observe, plan, execute at most one mutation, write
 * the status. What it leaves behind is an interest in the cloud's changes and an alarm.
 */
public final class Pass {
    /** How long a connection that was just requested may be in setting-up before every step of that is written. */
    private static final int QUIET_SECONDS = 15;

    private final Parts parts;
    private final SituationReader reader;
    private final ActionExecutor executor;
    private final FailureClassifier classifier = new FailureClassifier();
    private final Narrator narrator;
    private final Scheduling scheduling;
    private final DriftWatch drift;
    private final Map<Name, Known> known = new ConcurrentHashMap<>();
    private final AtomicBoolean definitionWasSeenToGo = new AtomicBoolean();

    /** Makes passes of the given parts. */
    public Pass(Parts parts) {
        this.parts = parts;
        this.reader = new SituationReader(parts);
        this.executor = new ActionExecutor(parts.writer(), parts.definition(), parts.brake(), parts.clock());
        this.narrator = new Narrator(parts.events());
        this.scheduling = new Scheduling(parts, narrator);
        this.drift = new DriftWatch(parts.drift());
    }

    /** What an object is found under, whoever it is at the time. */
    private record Name(String namespace, String name) {
        static Name of(ObjectRef ref) {
            return new Name(ref.namespace(), ref.name());
        }
    }

    /** Who was last found under a name, and what is remembered of it. */
    private record Known(ObjectRef ref, ObjectMemory memory) {}

    /** Forgets an object that is gone, and lets those that waited for its side have a look. */
    public void forget(PeerConnection object, ObjectRef ref) {
        known.computeIfPresent(Name.of(ref), (name, last) -> last.ref().equals(ref) ? null : last);
        forget(ref);
        scheduling.wakeRivals(object);
    }

    private void forget(ObjectRef ref) {
        parts.ledger().forget(ref.uid());
        parts.alarms().cancel(ref);
        parts.registry().unwatch(ref);
    }

    /**
     * What is remembered of an object. One that was deleted and declared again while the watch was broken comes as a change of
     * the other: nobody says that the other is gone, and its list would be read for ever.
     */
    private ObjectMemory memoryOf(ObjectRef ref) {
        Known last = known.get(Name.of(ref));
        if (last != null && last.ref().equals(ref)) {
            return last.memory();
        }
        if (last != null) {
            forget(last.ref());
        }
        ObjectMemory memory = new ObjectMemory(parts.clock().instant());
        known.put(Name.of(ref), new Known(ref, memory));
        return memory;
    }

    /** Passes over an object. */
    public void over(PeerConnection object, RecentWrites recent) {
        ObjectMeta metadata = object.getMetadata();
        ObjectRef ref = new ObjectRef(metadata.getNamespace(), metadata.getName(), metadata.getUid());
        parts.alarms().cancel(ref);
        ObjectMemory memory = memoryOf(ref);
        Look look = load(object, memory);
        Plan plan = PeeringPlanner.plan(look.situation());
        narrator.deadlines(object, look.situation(), memory);
        noteWhatShows(look.situation(), plan, memory);
        drift.compare(look.situation(), plan, memory);
        if (plan.finalizer() == Plan.Finalizer.REMOVE) {
            letGo(object, look, plan, memory, recent);
            return;
        }
        Optional<Step> due = plan.findDue();
        Result result = due.isPresent()
                ? carryOut(object, look, plan, due.get().action(), memory, recent)
                : rest(object, look, plan, memory, recent);
        boolean unsaid = result.status().isPresent()
                && write(result, result.status().get(), recent) instanceof WriteResult.Superseded;
        scheduling.after(result.object(), result.look(), result.plan(), memory);
        if (result.overtaken() || unsaid) {
            // what overtook it may be somebody's label, which wakes nobody
            scheduling.soonAgain(result.look().situation(), memory);
        } else {
            memory.notOvertaken();
        }
    }

    /** Notes until when a request was seen waiting: what fails right after its deadline has lapsed, what fails otherwise not. */
    private static void noteNegotiation(Look look, ObjectMemory memory) {
        Optional<Snapshot> list = look.own().flatMap(RegionView::latest);
        if (list.isPresent() && look.situation().observed() instanceof Observed.Present present) {
            switch (present.own().status()) {
                case CONSULTING -> memory.waits(list.get().begunAt());
                case CONSULT_FAILED -> memory.waitsNoLonger(list.get().previousBegunAt());
                default -> {
                    // no negotiation
                }
            }
        }
    }

    /** What was done and is no longer to be done has shown. */
    private static void noteWhatShows(Situation s, Plan plan, ObjectMemory memory) {
        if (s.observed() instanceof Observed.Present present && present.fresh()) {
            memory.stillWanted(
                    plan.steps().stream().map(step -> step.action().describe()).collect(Collectors.toSet()));
        }
    }

    /**
     * What a pass came to: the object and the situation as they are now, the plan from here on, the status to write, and
     * whether it was decided for a version of the object that is no longer the newest.
     */
    private record Result(
            PeerConnection object, Look look, Plan plan, Optional<PeerConnectionStatus> status, boolean overtaken) {
        Result(PeerConnection object, Look look, Plan plan, Optional<PeerConnectionStatus> status) {
            this(object, look, plan, status, false);
        }
    }

    private Look load(PeerConnection object, ObjectMemory memory) {
        Look look = reader.read(object, memory);
        Object basis = List.of(
                look.situation().desired().generation(),
                Objects.requireNonNullElse(look.situation().desired().reconcileRequestedAt(), ""),
                look.own().map(view -> view.key().credentialHash()).orElse(""));
        noteNegotiation(look, memory);
        if (memory.startsAnew(basis)) {
            parts.ledger().reset(object.getMetadata().getUid());
        }
        return look.with(look.situation().withRecent(memory.recent()));
    }

    private Result carryOut(
            PeerConnection object, Look look, Plan plan, Action action, ObjectMemory memory, RecentWrites recent) {
        Situation s = look.situation();
        Optional<RegionView> view = action.side() == Action.Side.OWN ? look.own() : look.other();
        if (view.isEmpty()) {
            return new Result(object, look, plan, Optional.of(StatusComposer.compose(s, plan)));
        }
        return switch (executor.execute(object, s, plan, action, view.get(), recent)) {
            case Outcome.Done done -> done(look, done, memory);
            case Outcome.Failed failed -> failed(look, failed, memory);
            case Outcome.NotNow notNow -> {
                boolean silent = action instanceof Action.Create && s.memory().attempts() == 0;
                yield new Result(
                        object, look, plan, silent ? Optional.empty() : Optional.of(StatusComposer.compose(s, plan)));
            }
            case Outcome.Overtaken overtaken -> new Result(object, look, plan, Optional.empty(), true);
            case Outcome.DefinitionGoing going -> {
                Plan leave = Plan.letGo("the custom resource definition is being deleted: nothing is released");
                letGo(object, look, leave, memory, recent);
                yield new Result(object, look, leave, Optional.empty());
            }
        };
    }

    private Result done(Look look, Outcome.Done done, ObjectMemory memory) {
        Situation s = look.situation();
        memory.done(done.action(), s.now());
        parts.ledger().reset(s.desired().ref().uid());
        narrator.done(done.object(), s, done, drift.repaired(done.action(), memory));
        Situation after = s.withRecent(memory.recent())
                .withObserved(stale(s.observed(), done.action()), stale(s.otherSide(), done.action()));
        if (done.action() instanceof Action.Create create) {
            String id = done.createdId().orElseThrow();
            Plan waiting = Plan.hold(Reason.CREATING, "connection " + id + " is requested: waiting for it to show")
                    .whileMoving();
            PeerConnectionStatus status =
                    StatusComposer.created(s, StatusComposer.compose(after, waiting), id, create.attempt());
            return new Result(done.object(), look.with(after), waiting, Optional.of(status));
        }
        Plan next = PeeringPlanner.plan(after).whileMoving();
        PeerConnectionStatus status = StatusComposer.compose(after.withObjectOf(done.object()), next);
        if (done.action() instanceof Action.Release release && release.why() == Action.Release.Why.FAILED_REQUEST) {
            status = StatusComposer.recreating(status, s.now());
        }
        return new Result(done.object(), look.with(after), next, Optional.of(status));
    }

    private static Observed stale(Observed observed, Action action) {
        return observed instanceof Observed.Present present && action.side() == Action.Side.OWN
                ? new Observed.Present(present.own(), present.ownership(), false, present.other())
                : observed;
    }

    private static OtherSide stale(OtherSide otherSide, Action action) {
        return otherSide instanceof OtherSide.Seen seen && action.side() == Action.Side.OTHER
                ? new OtherSide.Seen(seen.row(), false)
                : otherSide;
    }

    private Result failed(Look look, Outcome.Failed failed, ObjectMemory memory) {
        Situation s = look.situation();
        Disposition disposition = classifier.classify(failed.failure(), look.secret());
        Instant notBefore = parts.ledger().failed(s.desired().ref().uid(), s.now());
        Instant asked = disposition.retryAfter().map(s.now()::plus).orElse(notBefore);
        memory.troubled(new Recent.Trouble(
                failed.action().describe(),
                disposition.reason(),
                "could not " + failed.action().describe() + ": " + disposition.message(),
                asked.isAfter(notBefore) ? asked : notBefore));
        if (disposition.perhapsExecuted()) {
            memory.lookAgain(parts.clock().instant());
        }
        narrator.failed(failed.object(), failed, disposition);
        Situation after = s.withRecent(memory.recent()).withObjectOf(failed.object());
        Plan next = PeeringPlanner.plan(after);
        PeerConnectionStatus status = StatusComposer.compose(after, next);
        boolean notRenewed = failed.action() instanceof Action.Renew && !disposition.perhapsExecuted();
        return new Result(
                failed.object(),
                look.with(after),
                next,
                Optional.of(
                        notRenewed
                                ? StatusComposer.notRenewed(status, s.memory().status())
                                : status));
    }

    private Result rest(PeerConnection object, Look look, Plan plan, ObjectMemory memory, RecentWrites recent) {
        Situation s = look.situation();
        if (plan.outlook().isReady()) {
            memory.settled();
            parts.ledger().reset(s.desired().ref().uid());
        }
        PeerConnection now = object;
        boolean overtaken = false;
        if (plan.finalizer() == Plan.Finalizer.ADD && !s.desired().hasFinalizer()) {
            WriteResult written = parts.writer().edit(object, MetadataEdit.finalizer(), recent);
            overtaken = written instanceof WriteResult.Superseded;
            now = written instanceof WriteResult.Written(PeerConnection with) ? with : object;
        }
        boolean firstLook = s.observed() instanceof Observed.Unknown unknown
                && unknown.firstLook()
                && !s.desired().paused()
                && plan.outlook().reason() == Reason.PENDING;
        return new Result(
                now,
                look,
                plan,
                firstLook ? Optional.empty() : Optional.of(StatusComposer.compose(s, plan)),
                overtaken);
    }

    private WriteResult write(Result result, PeerConnectionStatus status, RecentWrites recent) {
        PeerConnectionStatus before = result.object().getStatus();
        if (status.equals(before) || isSettingUpAsExpected(result, before, status)) {
            return new WriteResult.Unchanged(result.object());
        }
        WriteResult written = parts.writer().writeStatus(result.object(), status, recent);
        if (!(written instanceof WriteResult.Superseded)) {
            narrator.transition(result.object(), before, status);
        }
        return written;
    }

    /** A connection that was requested a moment ago and is being set up: the next write will be that it is ready. */
    private boolean isSettingUpAsExpected(Result result, PeerConnectionStatus before, PeerConnectionStatus status) {
        ObjectMemory memory = memoryOf(result.look().situation().desired().ref());
        return memory.createdWithin(result.look().situation().now(), QUIET_SECONDS)
                && result.plan().outlook().reason() == Reason.CREATING
                && before.peerConnId() != null
                && before.peerConnId().equals(status.peerConnId())
                && Objects.equals(before.observedGeneration(), status.observedGeneration());
    }

    private void letGo(PeerConnection object, Look look, Plan plan, ObjectMemory memory, RecentWrites recent) {
        if (!object.hasFinalizer(WellKnownNames.FINALIZER)) {
            return;
        }
        Situation s = look.situation();
        boolean definitionGoes = s.surroundings().crdBeingDeleted();
        if (definitionGoes && definitionWasSeenToGo.compareAndSet(false, true)) {
            scheduling.wakeLeaving();
        }
        Optional<ObjectRef> heir =
                s.claim() instanceof Claim.Won && s.memory().knownId().isPresent() && !definitionGoes
                        ? s.surroundings().heir()
                        : Optional.empty();
        boolean handedOver = heir.isEmpty() || scheduling.handOver(object, heir.get(), recent);
        if (!handedOver || parts.writer().removeFinalizer(object, recent) instanceof WriteResult.Superseded) {
            scheduling.soonAgain(s, memory);
            return;
        }
        narrator.letGo(
                object,
                plan.outlook().message(),
                heir.isPresent()
                        ? EventReason.HANDED_OVER
                        : s.observed() instanceof Observed.Absent ? EventReason.RELEASED : EventReason.RETAINED);
    }
}
