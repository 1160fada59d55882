package io.baiducloud.peerconn.operator.execute;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.CreatePeerConnResult;
import io.baiducloud.peerconn.client.MutationResult;
import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.crd.Renewal;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.kube.CrdDeletionCheck;
import io.baiducloud.peerconn.operator.kube.MetadataEdit;
import io.baiducloud.peerconn.operator.kube.PrimaryWriter;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.baiducloud.peerconn.operator.kube.WriteResult;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.plan.Access;
import io.baiducloud.peerconn.operator.plan.Action;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.throttle.Admission;
import io.baiducloud.peerconn.operator.throttle.Permit;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Does one action: what must be remembered is written to the object first, then the one call is made. Whatever crashes in
 * between, the next pass finds what it needs to go on without doing anything twice.
 */
public final class ActionExecutor {
    private final PrimaryWriter writer;
    private final CrdDeletionCheck definition;
    private final ReleaseBrake brake;
    private final InstantSource clock;

    /** Makes an executor. */
    public ActionExecutor(PrimaryWriter writer, CrdDeletionCheck definition, ReleaseBrake brake, InstantSource clock) {
        this.writer = writer;
        this.definition = definition;
        this.brake = brake;
        this.clock = clock;
    }

    /**
     * Does an action.
     *
     * @param object the object as it was read
     * @param view the account and region to do it in
     */
    public Outcome execute(
            PeerConnection object, Situation s, Plan plan, Action action, RegionView view, RecentWrites recent) {
        return switch (view.admit(s.desired().ref(), CloudCalls.classOf(action))) {
            case Admission.Queued queued -> new Outcome.NotNow(action);
            case Admission.Held held -> new Outcome.NotNow(action);
            case Admission.Granted(Permit permit) -> {
                try (permit) {
                    yield admitted(object, s, plan, action, view, permit, recent);
                }
            }
        };
    }

    private Outcome admitted(
            PeerConnection object,
            Situation s,
            Plan plan,
            Action action,
            RegionView view,
            Permit permit,
            RecentWrites recent) {
        return switch (action) {
            case Action.Create create -> create(object, s, create, view, permit, recent);
            case Action.Release release -> {
                if (definition.isBeingDeleted()) {
                    yield new Outcome.DefinitionGoing();
                }
                yield release(object, s, release, view, permit);
            }
            case Action.Renew renew -> renew(object, s, renew, view, permit, recent);
            case Action.Resize change -> change(object, plan, change, view, permit, recent);
            case Action.Update change -> change(object, plan, change, view, permit, recent);
            case Action.SwitchDns change -> change(object, plan, change, view, permit, recent);
            case Action.Protect change -> change(object, plan, change, view, permit, recent);
            case Action.Accept answer -> answer(object, plan, answer, view, permit, recent);
            case Action.Reject answer -> answer(object, plan, answer, view, permit, recent);
        };
    }

    private Outcome create(
            PeerConnection object,
            Situation s,
            Action.Create create,
            RegionView view,
            Permit permit,
            RecentWrites recent) {
        String keyHash = s.access() instanceof Access.Usable usable ? usable.keyHash() : null;
        Optional<CreateIntent> repeated = s.memory()
                .findIntent()
                .filter(known -> known.attempt() == create.attempt()
                        && known.outcome() == CreateIntent.Outcome.OPEN
                        && known.isFor(create.request()));
        CreateIntent intent = repeated.map(known -> known.again(seconds()))
                .orElseGet(() -> CreateIntent.open(
                        s.desired().ref().uid(),
                        create.attempt(),
                        create.request(),
                        seconds(),
                        keyHash,
                        s.memory().knownId().orElse(null)));
        Optional<PeerConnection> intended = written(writer.edit(
                object,
                MetadataEdit.finalizerAnd(WellKnownNames.CREATE_INTENT_ANNOTATION, intent.toAnnotation()),
                recent));
        if (intended.isEmpty() || !view.mayMutate()) {
            return new Outcome.Overtaken();
        }
        try {
            CreatePeerConnResult result = view.call(permit, client -> client.create(create.request(), intent.token()));
            view.mutated(result.peerConnId());
            return new Outcome.Done(create, intended.get(), Optional.of(result.peerConnId()), result.requestId());
        } catch (BceException e) {
            boolean numberWasUsed =
                    repeated.isPresent() || create.attempt() <= s.memory().attempts();
            return new Outcome.Failed(create, afterFailedCreate(intended.get(), intent, numberWasUsed, e, recent), e);
        }
    }

    /**
     * A definite refusal ends the attempt; a request that never arrived, or perhaps did, is repeated under its number. The
     * refusal of a repetition says nothing of the request before: that may be why this one is refused.
     */
    private PeerConnection afterFailedCreate(
            PeerConnection object, CreateIntent intent, boolean repeated, BceException e, RecentWrites recent) {
        CreateIntent refused = repeated ? intent.perhapsForAnotherRequest(seconds()) : intent.refused(seconds());
        CreateIntent known =
                switch (e) {
                    case BceException.Throttled throttled -> intent;
                    case BceException.Unavailable unavailable -> intent;
                    case BceException.OutcomeUnknown unknown -> intent;
                    case BceException.Unauthenticated keys -> intent;
                    case BceException.Conflict conflict
                    when isTokenMismatch(conflict) -> intent.perhapsForAnotherRequest(seconds());
                    case BceException.Conflict conflict -> refused;
                    case BceException.InvalidRequest invalid -> refused;
                    case BceException.Forbidden forbidden -> refused;
                    case BceException.NotFound notFound -> refused;
                    case BceException.QuotaExceeded quota -> refused;
                };
        if (known.equals(intent)) {
            return object;
        }
        return written(writer.edit(
                        object,
                        MetadataEdit.annotation(WellKnownNames.CREATE_INTENT_ANNOTATION, known.toAnnotation()),
                        recent))
                .orElse(object);
    }

    private static boolean isTokenMismatch(BceException.Conflict conflict) {
        return conflict.findCode().filter("IdempotentParameterMismatch"::equals).isPresent();
    }

    private Outcome release(
            PeerConnection object, Situation s, Action.Release release, RegionView view, Permit permit) {
        if (!view.mayMutate() || !writer.stands(object) || !passesBrake(s, release, view)) {
            return new Outcome.Overtaken();
        }
        Outcome outcome = call(object, release, view, permit);
        if (outcome instanceof Outcome.Done) {
            view.released(release.peerConnId());
        }
        return outcome;
    }

    /** A failed request carries no traffic: its release harms nobody and counts for nothing. */
    private boolean passesBrake(Situation s, Action.Release release, RegionView view) {
        boolean failedRequest = s.observed() instanceof Observed.Present present
                && present.own().status() == PeerConnStatus.CONSULT_FAILED;
        if (failedRequest || release.why() == Action.Release.Why.FAILED_REQUEST) {
            return true;
        }
        String credentials = view.key().credentialHash();
        if (s.isLetThrough()) {
            brake.released(credentials, clock.instant());
            return true;
        }
        return brake.tryRelease(credentials, clock.instant());
    }

    /**
     * Whoever did not write the intent does not renew: somebody else has, or is about to. And whoever wrote it must, leading
     * or not, for nobody else will.
     */
    private Outcome renew(
            PeerConnection object,
            Situation s,
            Action.Renew renew,
            RegionView view,
            Permit permit,
            RecentWrites recent) {
        return view.mayMutate()
                        && writer.writeStatusOnce(object, asked(s, renew), recent)
                                instanceof WriteResult.Written(var now)
                ? call(now, renew, view, permit)
                : new Outcome.Overtaken();
    }

    /** An answer to a request cannot be taken back: it is given for an object that still asks for it. */
    private Outcome answer(
            PeerConnection object, Plan plan, Action action, RegionView view, Permit permit, RecentWrites recent) {
        return writer.stands(object) ? change(object, plan, action, view, permit, recent) : new Outcome.Overtaken();
    }

    private Outcome change(
            PeerConnection object, Plan plan, Action action, RegionView view, Permit permit, RecentWrites recent) {
        if (plan.finalizer() != Plan.Finalizer.ADD) {
            return callIfLeading(object, action, view, permit);
        }
        return written(writer.edit(object, MetadataEdit.finalizer(), recent))
                .map(now -> callIfLeading(now, action, view, permit))
                .orElseGet(Outcome.Overtaken::new);
    }

    private static Outcome callIfLeading(PeerConnection object, Action action, RegionView view, Permit permit) {
        return view.mayMutate() ? call(object, action, view, permit) : new Outcome.Overtaken();
    }

    private static Outcome call(PeerConnection object, Action action, RegionView view, Permit permit) {
        String connection = CloudCalls.connectionOf(action);
        try {
            MutationResult result = view.call(permit, CloudCalls.of(action));
            return new Outcome.Done(action, object, Optional.empty(), result.requestId());
        } catch (BceException e) {
            return new Outcome.Failed(action, object, e);
        } finally {
            if (connection != null) {
                view.mutated(connection);
            }
        }
    }

    private PeerConnectionStatus asked(Situation s, Action.Renew renew) {
        return s.memory().status().toBuilder()
                .renewal(new Renewal(renew.expiredTime(), seconds()))
                .build();
    }

    private Instant seconds() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Optional<PeerConnection> written(WriteResult result) {
        return switch (result) {
            case WriteResult.Written(PeerConnection now) -> Optional.of(now);
            case WriteResult.Unchanged(PeerConnection same) -> Optional.of(same);
            case WriteResult.Superseded superseded -> Optional.empty();
            case WriteResult.Gone gone -> Optional.empty();
        };
    }
}
