package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.credentials.CredentialsState;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.credentials.SecretStore;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import io.baiducloud.peerconn.operator.observe.CloudRegistry;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Whether another object's claim on a side counts. What an object says of itself, its status included, is the word of whoever
 * may write it: it counts only as far as the cloud, or the permissions of its namespace, bear it out.
 */
final class Entitlement {
    /** How far the clock of the process that wrote an intent may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final SecretCredentials credentials;
    private final SecretStore secrets;
    private final CloudRegistry registry;
    private final Cluster cluster;
    private final Succession succession;
    private final Duration visibilityGrace;
    private final InstantSource clock;

    Entitlement(Parts parts, Succession succession) {
        this.credentials = parts.credentials();
        this.secrets = parts.secrets();
        this.registry = parts.registry();
        this.cluster = parts.cluster();
        this.succession = succession;
        this.visibilityGrace = parts.config().visibilityGrace();
        this.clock = parts.clock();
    }

    /**
     * Whether an object with the same credentials may be the one that manages what stands between the two VPCs: through the
     * default account of the operator only what is its own, unless its namespace may adopt.
     */
    boolean mayManage(PeerConnection other, List<PeerConn> rows) {
        Desired desired = Desired.of(other);
        boolean everyTagIsKnown = rows.stream().allMatch(row -> row.tags() != null);
        return rows.isEmpty()
                || desired.isAcceptor()
                || succession.mayAdopt(desired)
                || !everyTagIsKnown
                || isMarked(desired, rows)
                || mayStillShow(other);
    }

    /** Whether an object with other credentials manages one of these connections already: its mark is on it, or its keys see it. */
    boolean manages(PeerConnection other, String region, List<PeerConn> rows) {
        String id = other.getStatus().peerConnId();
        if (id == null || rows.stream().noneMatch(row -> row.peerConnId().equals(id))) {
            return false;
        }
        Desired desired = Desired.of(other);
        return isMarked(desired, rows) || (mayUse(desired) && sees(desired, region, id));
    }

    /** Whether it may take over with the keys that it names, or with those of the operator where it names none. */
    private boolean mayUse(Desired desired) {
        boolean denied =
                credentials.find(desired.ref().namespace(), desired.spec().credentialsRef())
                                instanceof CredentialsState.Problem problem
                        && problem.reason() == Reason.NOT_ALLOWED;
        return !denied && succession.mayAdopt(desired);
    }

    private boolean isMarked(Desired desired, List<PeerConn> rows) {
        List<OwnerTag> tags =
                cluster.tagsOf(desired.ref().namespace(), desired.ref().name());
        return rows.stream()
                .flatMap(row -> row.findTag(WellKnownNames.OWNER_TAG).stream())
                .map(OwnerTag::new)
                .anyMatch(tags::contains);
    }

    /** The tags of what was requested a moment ago may come later than the connection; nobody requested it tomorrow. */
    private boolean mayStillShow(PeerConnection other) {
        Instant now = clock.instant();
        return Memory.of(other)
                .findIntent()
                .map(CreateIntent::startedAt)
                .filter(start -> now.isBefore(start.plus(visibilityGrace)) && start.isBefore(now.plus(CLOCK_SKEW)))
                .isPresent();
    }

    /** The last known keys tell as well: who manages a connection does not lose it because a Secret is away for a moment. */
    private boolean sees(Desired desired, String region, String id) {
        Optional<SecretName> secret =
                credentials.nameOf(desired.ref().namespace(), desired.spec().credentialsRef());
        Optional<BceCredentials> keys = secret.flatMap(secrets::lastKnown);
        return keys.isPresent()
                && registry.find(keys.get(), region)
                        .map(view -> shows(view, id, desired.role()))
                        .orElse(true);
    }

    private static boolean shows(RegionView view, String id, PeerConnRole role) {
        return view.latest()
                .map(list -> list.find(id, role).isPresent() || view.hasShown(id, role))
                .orElse(!(view.health() instanceof Health.Refused));
    }
}
