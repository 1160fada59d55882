package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.crd.Acceptance;
import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.crd.AutoRenew;
import io.baiducloud.peerconn.crd.Billing;
import io.baiducloud.peerconn.crd.ConsultFailedPolicy;
import io.baiducloud.peerconn.crd.CredentialsRef;
import io.baiducloud.peerconn.crd.DeletionPolicy;
import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.crd.PaymentTiming;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.Reservation;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an object wants, with every default filled in. A null field is not managed.
 *
 * @param ref the object
 * @param generation of the spec
 * @param createdAt when the object was created
 * @param deleting whether it is being deleted
 * @param hasFinalizer whether our finalizer is on it
 * @param paused whether it is paused
 * @param reconcileRequestedAt value of that annotation
 * @param pollInterval value of that annotation
 * @param spec the declaration, for the fields that have no default
 */
public record Desired(
        ObjectRef ref,
        long generation,
        Instant createdAt,
        boolean deleting,
        boolean hasFinalizer,
        boolean paused,
        @Nullable String reconcileRequestedAt,
        @Nullable String pollInterval,
        PeerConnectionSpec spec) {

    /** Reads an object. */
    public static Desired of(PeerConnection object) {
        Map<String, String> annotations =
                Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
        return new Desired(
                ObjectRef.of(object),
                Optional.ofNullable(object.getMetadata().getGeneration()).orElse(0L),
                Optional.ofNullable(object.getMetadata().getCreationTimestamp())
                        .map(Instant::parse)
                        .orElse(Instant.EPOCH),
                object.isMarkedForDeletion(),
                object.hasFinalizer(WellKnownNames.FINALIZER),
                "true".equals(annotations.get(WellKnownNames.PAUSED_ANNOTATION)),
                annotations.get(WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION),
                annotations.get(WellKnownNames.POLL_INTERVAL_ANNOTATION),
                object.getSpec());
    }

    /** The side this object stands on. */
    public PeerConnRole role() {
        return spec.role() == Role.ACCEPTOR ? PeerConnRole.ACCEPTOR : PeerConnRole.INITIATOR;
    }

    /** Whether it stands on the acceptor's side. */
    public boolean isAcceptor() {
        return spec.role() == Role.ACCEPTOR;
    }

    /** Whether the other VPC belongs to another account. */
    public boolean isCrossAccount() {
        return spec.peerAccountId() != null;
    }

    /** How it is to be paid for. */
    public PaymentTiming paymentTiming() {
        return billing()
                .map(Billing::paymentTiming)
                .map(timing -> timing == null ? PaymentTiming.POSTPAID : timing)
                .orElse(PaymentTiming.POSTPAID);
    }

    /** The months to pay for in advance. */
    public Optional<Integer> reservationMonths() {
        return billing().map(Billing::reservation).map(Reservation::reservationLength);
    }

    /** The renewal that is wished for. */
    public Optional<AutoRenew> autoRenew() {
        return billing().map(Billing::autoRenew);
    }

    private Optional<Billing> billing() {
        return Optional.ofNullable(spec.billing());
    }

    /** What may be taken over. */
    public AdoptionPolicy adoptionPolicy() {
        return spec.adoptionPolicy() == null ? AdoptionPolicy.NEVER : spec.adoptionPolicy();
    }

    /** Whether nothing may be changed for this object. */
    public boolean observesOnly() {
        return spec.managementPolicy() == ManagementPolicy.OBSERVE_ONLY;
    }

    /** What deletion does, where the object says so. */
    public Optional<DeletionPolicy> deletionPolicy() {
        return Optional.ofNullable(spec.deletionPolicy());
    }

    /** What to do about a failed request. */
    public ConsultFailedPolicy onConsultFailed() {
        return spec.onConsultFailed() == null ? ConsultFailedPolicy.HOLD : spec.onConsultFailed();
    }

    /** How an acceptor answers. */
    public Acceptance acceptance() {
        return spec.acceptance() == null ? Acceptance.MANUAL : spec.acceptance();
    }

    /** What is wished for on the other side. */
    public Optional<Acceptor> acceptor() {
        return Optional.ofNullable(spec.acceptor());
    }

    /** The Secret with this side's credentials; empty for the default account. */
    public Optional<String> credentialsSecret() {
        return Optional.ofNullable(spec.credentialsRef()).map(CredentialsRef::name);
    }

    /** The Secret with the other side's credentials; empty where both sides are one account. */
    public Optional<String> acceptorSecret() {
        return acceptor().map(Acceptor::credentialsRef).map(CredentialsRef::name);
    }
}
