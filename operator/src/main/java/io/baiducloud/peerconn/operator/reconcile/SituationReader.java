package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.crd.CredentialsRef;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.credentials.CredentialsState;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.credentials.SecretStore;
import io.baiducloud.peerconn.operator.execute.ReleaseBrake;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.CrdDeletionCheck;
import io.baiducloud.peerconn.operator.observe.CloudRegistry;
import io.baiducloud.peerconn.operator.observe.OtherSideObserver;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.observe.SideObserver;
import io.baiducloud.peerconn.operator.observe.Snapshot;
import io.baiducloud.peerconn.operator.plan.Access;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.OtherSide;
import io.baiducloud.peerconn.operator.plan.PeeringPlanner;
import io.baiducloud.peerconn.operator.plan.Policies;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.plan.Situation;
import io.baiducloud.peerconn.operator.plan.Surroundings;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what a decision needs: the object, its Secret, its connection, and who else wants it. Changes nothing. */
final class SituationReader {
    private static final Observed NOT_LOOKED =
            new Observed.Unknown(Reason.PENDING, "the cloud was not looked at", true);

    private final OperatorConfig config;
    private final Cluster cluster;
    private final SecretCredentials credentials;
    private final SecretStore secrets;
    private final CloudRegistry registry;
    private final SideObserver observer;
    private final FleetIndex fleet;
    private final Succession succession;
    private final ClaimJudge claims;
    private final CrdDeletionCheck definition;
    private final ReleaseBrake brake;
    private final InstantSource clock;

    SituationReader(Parts parts) {
        this.config = parts.config();
        this.cluster = parts.cluster();
        this.credentials = parts.credentials();
        this.secrets = parts.secrets();
        this.registry = parts.registry();
        this.observer = parts.observer();
        this.fleet = parts.fleet();
        this.succession = new Succession(config);
        this.claims = new ClaimJudge(parts, succession);
        this.definition = parts.definition();
        this.brake = parts.brake();
        this.clock = parts.clock();
    }

    Look read(PeerConnection object, ObjectMemory memory) {
        Desired desired = Desired.of(object);
        Memory remembered = Memory.of(object);
        String secret = secretName(desired, desired.spec().credentialsRef());
        if (desired.paused()) {
            return withoutCloud(desired, remembered, memory, new Access.Usable("", false), secret, object);
        }
        if (desired.deleting()) {
            Look unseen = withoutCloud(desired, remembered, memory, new Access.Usable("", false), secret, object);
            boolean hasHeir = unseen.situation().surroundings().heir().isPresent();
            if (!hasHeir && PeeringPlanner.leavesUnseen(unseen.situation())) {
                return unseen;
            }
        }
        CredentialsState state =
                credentials.find(desired.ref().namespace(), desired.spec().credentialsRef());
        Optional<BceCredentials> keys = usable(state, desired, desired.spec().credentialsRef());
        if (keys.isEmpty()) {
            return withoutCloud(desired, remembered, memory, problem(state), secret, object);
        }
        RegionView view = registry.view(keys.get(), desired.spec().region());
        Map<RegionView, Long> seen = new HashMap<>();
        seen.put(view, Look.newest(view));
        if (view.health() instanceof Health.Refused(Health.Refusal refusal, String message, var ignored)) {
            Look refused = withoutCloud(
                    desired, remembered, memory, RefusedKeys.problem(refusal, message, secret), secret, object);
            return new Look(refused.situation(), Optional.of(view), Optional.empty(), secret, seen);
        }
        String keyHash = CredentialFingerprint.observedBy(keys.get().accessKeyId());
        boolean sameAccount = isSameAccount(remembered, memory, keyHash, view, desired.role());
        Observed observed = observer.observe(desired, remembered, view, memory.lookAfter(), sameAccount);
        Optional<RegionView> otherView =
                observed instanceof Observed.Present ? otherView(desired, keys.get()) : Optional.empty();
        otherView.ifPresent(other -> seen.putIfAbsent(other, Look.newest(other)));
        Claim claim = claims.judge(object, desired.role(), view);
        Situation situation = new Situation(
                desired,
                cluster.tagOf(desired.ref().namespace(), desired.ref().name()),
                remembered,
                new Access.Usable(keyHash, view.health() instanceof Health.Proven),
                observed,
                otherSide(object, desired, observed, otherView),
                claim,
                policies(desired),
                surroundings(object, desired, view.key().credentialHash()),
                memory.recent(),
                isLookFresh(desired, view, memory),
                clock.instant());
        return new Look(situation, Optional.of(view), otherView, secret, seen);
    }

    private Look withoutCloud(
            Desired desired,
            Memory remembered,
            ObjectMemory memory,
            Access access,
            String secret,
            PeerConnection object) {
        Situation situation = new Situation(
                desired,
                cluster.tagOf(desired.ref().namespace(), desired.ref().name()),
                remembered,
                access,
                NOT_LOOKED,
                new OtherSide.NotDeclared(),
                new Claim.Won(),
                policies(desired),
                surroundings(object, desired, ""),
                memory.recent(),
                false,
                clock.instant());
        return new Look(situation, Optional.empty(), Optional.empty(), secret, Map.of());
    }

    /** For objects that are being deleted the last known keys still serve. */
    private Optional<BceCredentials> usable(CredentialsState state, Desired desired, @Nullable CredentialsRef ref) {
        return switch (state) {
            case CredentialsState.Usable(BceCredentials keys, SecretName ignored) -> Optional.of(keys);
            case CredentialsState.Problem problem ->
                desired.deleting() && problem.reason() != Reason.NOT_ALLOWED
                        ? credentials.nameOf(desired.ref().namespace(), ref).flatMap(secrets::lastKnown)
                        : Optional.empty();
        };
    }

    private static Access problem(CredentialsState state) {
        return switch (state) {
            case CredentialsState.Problem(Reason reason, String message) -> new Access.Problem(reason, message);
            case CredentialsState.Usable usable -> throw new IllegalStateException("no problem");
        };
    }

    private Optional<RegionView> otherView(Desired desired, BceCredentials own) {
        Optional<Acceptor> acceptor = desired.acceptor();
        if (acceptor.isEmpty() || desired.deleting()) {
            return Optional.empty();
        }
        String peerRegion = desired.spec().peerRegion();
        if (!desired.isCrossAccount()) {
            return Optional.of(registry.view(own, peerRegion));
        }
        return credentials.find(desired.ref().namespace(), acceptor.get().credentialsRef())
                        instanceof CredentialsState.Usable usable
                ? Optional.of(registry.view(usable.credentials(), peerRegion))
                : Optional.empty();
    }

    private OtherSide otherSide(
            PeerConnection object, Desired desired, Observed observed, Optional<RegionView> otherView) {
        Optional<Acceptor> acceptor = desired.acceptor();
        if (acceptor.isEmpty() || !(observed instanceof Observed.Present present)) {
            return new OtherSide.NotDeclared();
        }
        if (otherView.isEmpty()) {
            return credentials.find(desired.ref().namespace(), acceptor.get().credentialsRef())
                            instanceof CredentialsState.Problem(Reason reason, String message)
                    ? new OtherSide.NoAccess(reason, "the other side can be reached: " + message)
                    : new OtherSide.Unseen("the other side has been listed");
        }
        RegionView view = otherView.get();
        if (view.health() instanceof Health.Refused(Health.Refusal refusal, String message, var ignored)) {
            Access.Problem problem = RefusedKeys.problem(
                    refusal, message, secretName(desired, acceptor.get().credentialsRef()));
            return new OtherSide.NoAccess(problem.reason(), "the other side can be reached: " + problem.message());
        }
        if (claims.judge(object, PeerConnRole.ACCEPTOR, view) instanceof Claim.Lost lost) {
            return new OtherSide.NoAccess(Reason.CONFLICT, "the other side is free: " + lost.winner() + " manages it");
        }
        return OtherSideObserver.observe(desired, view, present.own());
    }

    /**
     * Another key than the one that saw the connection, or asked for it, is of the same account when it has seen this side of
     * the connection itself, or sees a side that the old key saw for another object. The other side of a connection proves nothing: it may be another account's. After a release
     * that the cloud took it does not matter whose the key is.
     */
    private boolean isSameAccount(
            Memory memory, ObjectMemory recently, String keyHash, RegionView view, PeerConnRole side) {
        Optional<String> lastKey = Optional.ofNullable(memory.status().observedBy())
                .or(() -> memory.findIntent().map(CreateIntent::by))
                .filter(other -> !other.equals(keyHash));
        if (lastKey.isEmpty()) {
            return true;
        }
        String before = lastKey.get();
        boolean seenByThisKey =
                memory.knownId().filter(id -> view.hasShown(id, side)).isPresent();
        if (seenByThisKey || memory.knownId().filter(recently::hasReleased).isPresent()) {
            return true;
        }
        return view.latest()
                .map(snapshot -> fleet.all()
                        .filter(object -> before.equals(object.getStatus().observedBy()))
                        .anyMatch(object -> isSideIn(snapshot, object)))
                .orElse(false);
    }

    private static boolean isSideIn(Snapshot snapshot, PeerConnection object) {
        String id = object.getStatus().peerConnId();
        return id != null && snapshot.find(id, Desired.of(object).role()).isPresent();
    }

    private boolean isLookFresh(Desired desired, RegionView view, ObjectMemory memory) {
        String asked = desired.reconcileRequestedAt();
        if (asked == null) {
            return true;
        }
        Instant since = memory.freshLookSince(clock.instant(), asked);
        return view.latest().filter(list -> !list.begunAt().isBefore(since)).isPresent();
    }

    private Policies policies(Desired desired) {
        boolean ownCredentials = desired.credentialsSecret().isPresent();
        return new Policies(
                config.observesOnly(),
                config.watchesEverything(),
                ownCredentials
                        || config.defaultCredentialsAdoptionNamespaces()
                                .contains(desired.ref().namespace()),
                config.cloudTimeZone(),
                config.visibilityGrace(),
                config.settleWindow());
    }

    private Surroundings surroundings(PeerConnection object, Desired desired, String credentialHash) {
        if (!desired.deleting() || !desired.hasFinalizer()) {
            return Surroundings.none();
        }
        Optional<ObjectRef> heir = fleet.findHeir(object, succession).map(ObjectRef::of);
        return new Surroundings(definition.isBeingDeleted(), heir, brake.allows(credentialHash, clock.instant()));
    }

    private String secretName(Desired desired, @Nullable CredentialsRef ref) {
        return credentials
                .nameOf(desired.ref().namespace(), ref)
                .map(name -> "Secret " + name)
                .orElse("the operator's default credentials");
    }
}
