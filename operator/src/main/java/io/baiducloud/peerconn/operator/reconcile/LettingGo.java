package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.EventReason;
import io.baiducloud.peerconn.operator.kube.MetadataEdit;
import io.baiducloud.peerconn.operator.kube.RecentWrites;
import io.baiducloud.peerconn.operator.kube.WriteResult;
import io.baiducloud.peerconn.operator.plan.Claim;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.baiducloud.peerconn.operator.plan.Observed;
import io.baiducloud.peerconn.operator.plan.Plan;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets objects go that are being deleted: whoever inherits the connection gets it first, then the finalizer comes off. */
final class LettingGo {
    private final Parts parts;
    private final Narrator narrator;
    private final Scheduling scheduling;
    private final AtomicBoolean definitionWasSeenToGo = new AtomicBoolean();

    LettingGo(Parts parts, Narrator narrator, Scheduling scheduling) {
        this.parts = parts;
        this.narrator = narrator;
        this.scheduling = scheduling;
    }

    void letGo(PeerConnection object, Situation s, Plan plan, ObjectMemory memory, RecentWrites recent) {
        if (!object.hasFinalizer(WellKnownNames.FINALIZER)) {
            return;
        }
        if (s.surroundings().crdBeingDeleted() && definitionWasSeenToGo.compareAndSet(false, true)) {
            wakeLeaving();
        }
        Optional<ObjectRef> heir = heirOfConnection(s);
        boolean handedOver = heir.isEmpty() || handOver(object, heir.get(), recent);
        if (!handedOver || parts.writer().removeFinalizer(object, recent) instanceof WriteResult.Superseded) {
            scheduling.soonAgain(s, memory);
            return;
        }
        narrator.letGo(object, plan.outlook().message(), howItGoes(s, heir));
    }

    private static Optional<ObjectRef> heirOfConnection(Situation s) {
        boolean hasOneToGive = s.claim() instanceof Claim.Won
                && s.memory().knownId().isPresent()
                && !s.surroundings().crdBeingDeleted();
        return hasOneToGive ? s.surroundings().heir() : Optional.empty();
    }

    private static EventReason howItGoes(Situation s, Optional<ObjectRef> heir) {
        if (heir.isPresent()) {
            return EventReason.HANDED_OVER;
        }
        return s.observed() instanceof Observed.Absent ? EventReason.RELEASED : EventReason.RETAINED;
    }

    /** Objects that were held while they are deleted hear of nothing when the definition goes: they are let go, too. */
    private void wakeLeaving() {
        Instant now = parts.clock().instant();
        parts.fleet()
                .all()
                .map(Desired::of)
                .filter(Desired::deleting)
                .forEach(leaving -> parts.alarms().wakeAt(leaving.ref(), now));
    }

    /**
     * Gives a connection to the object that inherits it. The finalizer comes first: an heir that is itself being deleted cannot
     * get one, and must not be left with a connection that nobody releases.
     *
     * @return whether the heir has it; otherwise things have changed, and are to be looked at again
     */
    private boolean handOver(PeerConnection leaving, ObjectRef heir, RecentWrites recent) {
        return parts.fleet()
                .othersOfPair(leaving)
                .filter(other -> heir.equals(ObjectRef.of(other)))
                .findFirst()
                .flatMap(other -> parts.writer()
                        .edit(other, MetadataEdit.finalizer(), recent)
                        .standing())
                .flatMap(other -> parts.writer()
                        .writeStatus(other, Succession.inherited(leaving, other), recent)
                        .standing())
                .isPresent();
    }
}
