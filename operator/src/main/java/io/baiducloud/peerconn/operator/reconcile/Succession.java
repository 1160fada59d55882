package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.baiducloud.peerconn.operator.plan.Desired;
import java.util.Objects;

/** Who takes a connection over when its object is deleted: one rule for what is promised before and for what is done then. */
final class Succession {
    private final OperatorConfig config;

    Succession(OperatorConfig config) {
        this.config = config;
    }

    /** What becomes of the connection of one object for another when the one is deleted. */
    Claim.HandOver between(PeerConnection leaving, PeerConnection staying) {
        Desired desired = Desired.of(staying);
        boolean possible = Objects.equals(
                        staying.getMetadata().getNamespace(),
                        leaving.getMetadata().getNamespace())
                && isSameSide(staying.getSpec(), leaving.getSpec())
                && meansTheSame(staying.getSpec(), leaving)
                && !desired.deleting()
                && !desired.observesOnly()
                && !desired.paused()
                && mayAdopt(desired);
        if (!possible) {
            return Claim.HandOver.IMPOSSIBLE;
        }
        return allows(desired.adoptionPolicy()) ? Claim.HandOver.ASSURED : Claim.HandOver.NOT_DECLARED;
    }

    /** What the heir knows then: also where the connection came from, and so what its own deletion will do. */
    static PeerConnectionStatus inherited(PeerConnection leaving, PeerConnection heir) {
        PeerConnectionStatus known = leaving.getStatus();
        return heir.getStatus().toBuilder()
                .peerConnId(known.peerConnId())
                .origin(known.origin())
                .observedBy(known.observedBy())
                .protectionCarriedOut(known.protectionCarriedOut())
                .renewal(known.renewal())
                .build();
    }

    /** Through the operator's default account adoption has to be permitted, and inheriting is adopting. */
    boolean mayAdopt(Desired desired) {
        return desired.credentialsSecret().isPresent()
                || config.defaultCredentialsAdoptionNamespaces()
                        .contains(desired.ref().namespace());
    }

    /** The tag that is on the connection is of an object that is gone then, which not every operator can tell. */
    private boolean allows(AdoptionPolicy policy) {
        return switch (policy) {
            case ALWAYS -> true;
            case IF_UNMANAGED -> config.watchesEverything();
            case NEVER -> false;
        };
    }

    /** An object that names another connection would never take this one. */
    private static boolean meansTheSame(PeerConnectionSpec heir, PeerConnection leaving) {
        return heir.peerConnId() == null
                || heir.peerConnId().equals(leaving.getStatus().peerConnId());
    }

    private static boolean isSameSide(PeerConnectionSpec a, PeerConnectionSpec b) {
        return a.role() == b.role()
                && a.region().equals(b.region())
                && a.localVpcId().equals(b.localVpcId())
                && a.peerVpcId().equals(b.peerVpcId())
                && a.peerRegion().equals(b.peerRegion())
                && Objects.equals(a.peerAccountId(), b.peerAccountId())
                && Objects.equals(a.credentialsRef(), b.credentialsRef());
    }
}
