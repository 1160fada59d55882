package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.execute.ActionExecutor;
import io.baiducloud.peerconn.operator.execute.Outcome;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.MetadataEdit;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.baiducloud.peerconn.operator.kube.WriteResult;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.observe.Snapshot;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.PeeringPlanner;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.plan.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One pass over one object, always the same six steps: load, validate, observe, plan, execute at most one mutation, write
 * the status. What it leaves behind is an interest in the cloud's changes and an alarm.
 */
public final class Pass {
    /** How long a connection that was just requested may be in setting-up before every step of that is written. */
    private static final int QUIET_SECONDS = 15;

    private final Parts parts;
    private final ObjectMemories memories;
    private final SituationReader reader;
    private final ActionExecutor executor;
    private final Narrator narrator;
    private final Scheduling scheduling;
    private final DriftWatch drift;
    private final Aftermath aftermath;
    private final LettingGo lettingGo;

    /** Makes passes of the given parts. */
    public Pass(Parts parts) {
        this.parts = parts;
        this.memories = new ObjectMemories(parts.clock(), this::stopLookingAfter);
        this.reader = new SituationReader(parts);
        this.executor = new ActionExecutor(parts.writer(), parts.definition(), parts.brake(), parts.clock());
        this.narrator = new Narrator(parts.events());
        this.scheduling = new Scheduling(parts, narrator);
        this.drift = new DriftWatch(parts.drift());
        this.aftermath = new Aftermath(parts, narrator, drift);
        this.lettingGo = new LettingGo(parts, narrator, scheduling);
    }

    /** Forgets an object that is gone, and lets those that waited for its side have a look. */
    public void forget(PeerConnection object, ObjectRef ref) {
        memories.forget(ref);
        scheduling.wakeRivals(object);
    }

    private void stopLookingAfter(ObjectRef gone) {
        parts.ledger().forget(gone.uid());
        parts.alarms().cancel(gone);
        parts.registry().unwatch(gone);
    }

    /** Passes over an object. */
    public void over(PeerConnection object, RecentWrites recent) {
        ObjectRef ref = ObjectRef.of(object);
        parts.alarms().cancel(ref);
        ObjectMemory memory = memories.of(ref);
        Look look = load(object, memory);
        Plan plan = PeeringPlanner.plan(look.situation());
        narrator.deadlines(object, look.situation(), memory);
        noteWhatShows(look.situation(), plan, memory);
        drift.compare(look.situation(), plan, memory);
        if (plan.finalizer() == Plan.Finalizer.REMOVE) {
            lettingGo.letGo(object, look.situation(), plan, memory, recent);
            return;
        }
        Optional<Step> due = plan.findDue();
        PassResult result = due.isPresent()
                ? carryOut(object, look, plan, due.get().action(), memory, recent)
                : rest(object, look, plan, memory, recent);
        boolean unsaid = result.status().isPresent()
                && write(result, result.status().get(), memory, recent) instanceof WriteResult.Superseded;
        scheduling.after(result.object(), result.look(), result.plan(), memory);
        if (result.overtaken() || unsaid) {
            // what overtook it may be somebody's label, which wakes nobody
            scheduling.soonAgain(result.situation(), memory);
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

    private PassResult carryOut(
            PeerConnection object, Look look, Plan plan, Action action, ObjectMemory memory, RecentWrites recent) {
        Situation s = look.situation();
        Optional<RegionView> view = action.side() == Action.Side.OWN ? look.own() : look.other();
        if (view.isEmpty()) {
            return PassResult.told(object, look, plan);
        }
        return switch (executor.execute(object, s, plan, action, view.get(), recent)) {
            case Outcome.Done done -> aftermath.of(done, look, memory);
            case Outcome.Failed failed -> aftermath.of(failed, look, memory);
            case Outcome.NotNow notNow -> {
                boolean silent = action instanceof Action.Create && s.memory().attempts() == 0;
                yield silent ? PassResult.untold(object, look, plan) : PassResult.told(object, look, plan);
            }
            case Outcome.Overtaken overtaken ->
                PassResult.untold(object, look, plan).whileOvertaken();
            case Outcome.DefinitionGoing going -> {
                Plan leave = Plan.letGo("the custom resource definition is being deleted: nothing is released");
                lettingGo.letGo(object, s, leave, memory, recent);
                yield PassResult.untold(object, look, leave);
            }
        };
    }

    private PassResult rest(PeerConnection object, Look look, Plan plan, ObjectMemory memory, RecentWrites recent) {
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
        PassResult result = firstLook ? PassResult.untold(now, look, plan) : PassResult.told(now, look, plan);
        return overtaken ? result.whileOvertaken() : result;
    }

    private WriteResult write(
            PassResult result, PeerConnectionStatus status, ObjectMemory memory, RecentWrites recent) {
        PeerConnectionStatus before = result.object().getStatus();
        if (status.equals(before) || isSettingUpAsExpected(result, before, status, memory)) {
            return new WriteResult.Unchanged(result.object());
        }
        WriteResult written = parts.writer().writeStatus(result.object(), status, recent);
        if (!(written instanceof WriteResult.Superseded)) {
            narrator.transition(result.object(), before, status);
        }
        return written;
    }

    /** A connection that was requested a moment ago and is being set up: the next write will be that it is ready. */
    private static boolean isSettingUpAsExpected(
            PassResult result, PeerConnectionStatus before, PeerConnectionStatus status, ObjectMemory memory) {
        return memory.createdWithin(result.situation().now(), QUIET_SECONDS)
                && result.plan().outlook().reason() == Reason.CREATING
                && before.peerConnId() != null
                && before.peerConnId().equals(status.peerConnId())
                && Objects.equals(before.observedGeneration(), status.observedGeneration());
    }
}
