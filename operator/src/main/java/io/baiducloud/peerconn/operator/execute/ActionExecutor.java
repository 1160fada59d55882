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
                    yield attempt(new Attempt(object, s, plan, view, permit, recent), action);
                }
            }
        };
    }

    /** An admitted attempt to do something, and all that it takes. */
    private record Attempt(
            PeerConnection object, Situation s, Plan plan, RegionView view, Permit permit, RecentWrites recent) {
        /** The same, of the object as it is now. */
        Attempt on(PeerConnection now) {
            return new Attempt(now, s, plan, view, permit, recent);
        }

        Outcome call(Action action) {
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

        Outcome callIfLeading(Action action) {
            return view.mayMutate() ? call(action) : new Outcome.Overtaken();
        }
    }

    private Outcome attempt(Attempt attempt, Action action) {
        return switch (action) {
            case Action.Create create -> create(attempt, create);
            case Action.Release release -> {
                if (definition.isBeingDeleted()) {
                    yield new Outcome.DefinitionGoing();
                }
                yield release(attempt, release);
            }
            case Action.Renew renew -> renew(attempt, renew);
            case Action.Resize _, Action.Update _, Action.SwitchDns _, Action.Protect _ -> change(attempt, action);
            case Action.Accept _, Action.Reject _ -> answer(attempt, action);
        };
    }

    private Outcome create(Attempt attempt, Action.Create create) {
        Situation s = attempt.s();
        RegionView view = attempt.view();
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
        Optional<PeerConnection> intended = writer.edit(
                        attempt.object(),
                        MetadataEdit.finalizerAnd(WellKnownNames.CREATE_INTENT_ANNOTATION, intent.toAnnotation()),
                        attempt.recent())
                .standing();
        if (intended.isEmpty() || !view.mayMutate()) {
            return new Outcome.Overtaken();
        }
        try {
            CreatePeerConnResult result =
                    view.call(attempt.permit(), client -> client.create(create.request(), intent.token()));
            view.mutated(result.peerConnId());
            return new Outcome.Done(create, intended.get(), Optional.of(result.peerConnId()), result.requestId());
        } catch (BceException e) {
            boolean numberWasUsed =
                    repeated.isPresent() || create.attempt() <= s.memory().attempts();
            return new Outcome.Failed(
                    create, afterFailedCreate(attempt.on(intended.get()), intent, numberWasUsed, e), e);
        }
    }

    /**
     * A definite refusal ends the attempt; a request that never arrived, or perhaps did, is repeated under its number. The
     * refusal of a repetition says nothing of the request before: that may be why this one is refused.
     */
    private PeerConnection afterFailedCreate(Attempt attempt, CreateIntent intent, boolean repeated, BceException e) {
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
            return attempt.object();
        }
        return writer.edit(
                        attempt.object(),
                        MetadataEdit.annotation(WellKnownNames.CREATE_INTENT_ANNOTATION, known.toAnnotation()),
                        attempt.recent())
                .standing()
                .orElse(attempt.object());
    }

    private static boolean isTokenMismatch(BceException.Conflict conflict) {
        return conflict.findCode().filter("IdempotentParameterMismatch"::equals).isPresent();
    }

    private Outcome release(Attempt attempt, Action.Release release) {
        if (!attempt.view().mayMutate() || !writer.stands(attempt.object()) || !passesBrake(attempt, release)) {
            return new Outcome.Overtaken();
        }
        Outcome outcome = attempt.call(release);
        if (outcome instanceof Outcome.Done) {
            attempt.view().released(release.peerConnId());
        }
        return outcome;
    }

    /** A failed request carries no traffic: its release harms nobody and counts for nothing. */
    private boolean passesBrake(Attempt attempt, Action.Release release) {
        Situation s = attempt.s();
        boolean failedRequest = s.observed() instanceof Observed.Present present
                && present.own().status() == PeerConnStatus.CONSULT_FAILED;
        if (failedRequest || release.why() == Action.Release.Why.FAILED_REQUEST) {
            return true;
        }
        String credentials = attempt.view().key().credentialHash();
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
    private Outcome renew(Attempt attempt, Action.Renew renew) {
        return attempt.view().mayMutate()
                        && writer.writeStatusOnce(attempt.object(), asked(attempt.s(), renew), attempt.recent())
                                instanceof WriteResult.Written(var now)
                ? attempt.on(now).call(renew)
                : new Outcome.Overtaken();
    }

    /** An answer to a request cannot be taken back: it is given for an object that still asks for it. */
    private Outcome answer(Attempt attempt, Action action) {
        return writer.stands(attempt.object()) ? change(attempt, action) : new Outcome.Overtaken();
    }

    private Outcome change(Attempt attempt, Action action) {
        if (attempt.plan().finalizer() != Plan.Finalizer.ADD) {
            return attempt.callIfLeading(action);
        }
        return writer.edit(attempt.object(), MetadataEdit.finalizer(), attempt.recent())
                .standing()
                .map(now -> attempt.on(now).callIfLeading(action))
                .orElseGet(Outcome.Overtaken::new);
    }

    private PeerConnectionStatus asked(Situation s, Action.Renew renew) {
        return s.memory().status().toBuilder()
                .renewal(new Renewal(renew.expiredTime(), seconds()))
                .build();
    }

    private Instant seconds() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
