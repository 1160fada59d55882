package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.crd.PeerConnection;
import java.util.Objects;
import java.util.Optional;

/** What an object says of itself in its condition Ready. */
public final class Readiness {
    private Readiness() {}

    /** Whether it is Ready, by a condition that speaks of the spec as it is now. */
    public static boolean isReady(PeerConnection object) {
        return of(object)
                .filter(ready -> ready.status() == ConditionStatus.TRUE
                        && Objects.equals(ready.observedGeneration(), generation(object)))
                .isPresent();
    }

    /** The in-memory server of the demo counts no generations. */
    private static Long generation(PeerConnection object) {
        return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
    }

    /** Whether that is the reason of its condition Ready, whatever its status. */
    public static boolean hasReason(PeerConnection object, String reason) {
        return of(object).map(Condition::reason).filter(reason::equals).isPresent();
    }

    /** The condition; empty where nobody has looked at the object yet. */
    public static Optional<Condition> of(PeerConnection object) {
        return object.getStatus().findCondition(ConditionTypes.READY);
    }
}
