package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.CredentialsRef;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.credentials.CredentialsState;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.identity.Claims;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.observe.Snapshot;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Memory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether an object may manage a side. Objects with the same credentials compete, and those that manage a
 * connection between the two VPCs already, which no key of another account could. Nobody can hold another's connection up by
 * declaring it too: see {@link Entitlement}.
 */
final class ClaimJudge {
    private final FleetIndex fleet;
    private final SecretCredentials credentials;
    private final CredentialFingerprint fingerprint;
    private final Cluster cluster;
    private final Succession succession;
    private final Entitlement entitlement;

    ClaimJudge(Parts parts, Succession succession) {
        this.fleet = parts.fleet();
        this.credentials = parts.credentials();
        this.fingerprint = parts.fingerprint();
        this.cluster = parts.cluster();
        this.succession = succession;
        this.entitlement = new Entitlement(parts, succession);
    }

    /**
     * Judges.
     *
     * @param self the object that asks
     * @param side the side it wants to manage
     * @param view the account and region of that side
     */
    Claim judge(PeerConnection self, PeerConnRole side, RegionView view) {
        Desired desired = Desired.of(self);
        // before the first list nobody knows whose mark is on what is there, and nothing is done anyway
        if (desired.observesOnly() || view.latest().isEmpty()) {
            return new Claim.Won();
        }
        List<PeerConn> rows = view
                .latest()
                .map((Snapshot snapshot) -> snapshot.ofPair(
                        self.getSpec().localVpcId(), self.getSpec().peerVpcId()))
                .orElse(List.of())
                .stream()
                .map(row -> view.merged(row.peerConnId(), row.role()).orElse(row))
                .toList();
        Collection<String> ids = rows.stream().map(PeerConn::peerConnId).toList();
        List<PeerConnection> all = Stream.concat(
                        Stream.of(self), fleet.othersOfPair(self).filter(other -> claims(other, side, view, rows)))
                .toList();
        if (all.size() == 1) {
            return new Claim.Won();
        }
        Collection<String> tags = rows.stream()
                .flatMap(row -> row.findTag(WellKnownNames.OWNER_TAG).stream())
                .toList();
        Claims.Claimant winner = Claims.winner(all.stream().map(this::claimant).toList(), tags, ids)
                .orElseThrow();
        return all.stream()
                .filter(other ->
                        !winner.ref().equals(desired.ref()) && winner.ref().equals(ObjectRef.of(other)))
                .<Claim>map(other -> new Claim.Lost(winner.ref(), succession.between(other, self)))
                .findFirst()
                .orElseGet(Claim.Won::new);
    }

    private boolean claims(PeerConnection other, PeerConnRole side, RegionView view, List<PeerConn> rows) {
        Desired desired = Desired.of(other);
        if (desired.observesOnly() || (desired.deleting() && !desired.hasFinalizer())) {
            return false;
        }
        String namespace = desired.ref().namespace();
        String credentialHash = view.key().credentialHash();
        if (desired.role() == side) {
            return credentialHash.equals(hashOf(namespace, desired.spec().credentialsRef()))
                    ? entitlement.mayManage(other, rows)
                    : entitlement.manages(other, view.key().region(), rows);
        }
        return side == PeerConnRole.ACCEPTOR
                && desired.acceptor().isPresent()
                && !desired.deleting()
                && credentialHash.equals(hashOf(
                        namespace,
                        desired.isCrossAccount()
                                ? desired.acceptor().get().credentialsRef()
                                : desired.spec().credentialsRef()));
    }

    private @Nullable String hashOf(String namespace, @Nullable CredentialsRef ref) {
        return credentials.find(namespace, ref) instanceof CredentialsState.Usable usable
                ? fingerprint.hash(usable.credentials())
                : null;
    }

    private Claims.Claimant claimant(PeerConnection object) {
        Desired desired = Desired.of(object);
        return new Claims.Claimant(
                desired.ref(),
                desired.createdAt(),
                Optional.ofNullable(object.getStatus().peerConnId()),
                Memory.of(object).hasOpenIntent(),
                cluster.tagsOf(desired.ref().namespace(), desired.ref().name()));
    }
}
