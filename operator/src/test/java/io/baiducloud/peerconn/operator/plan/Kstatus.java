package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;

/** How kstatus, and with it Flux, Argo-like tools and kubectl wait, read an object: written after its rules, not after ours. */
enum Kstatus {
    CURRENT,
    IN_PROGRESS,
    FAILED,
    TERMINATING;

    static Kstatus of(Desired desired, PeerConnectionStatus status) {
        if (desired.deleting()) {
            return TERMINATING;
        }
        Long observed = status.observedGeneration();
        if (observed == null || observed != desired.generation() || isTrue(status, "Reconciling")) {
            return IN_PROGRESS;
        }
        if (isTrue(status, "Stalled")) {
            return FAILED;
        }
        return isTrue(status, "Ready") ? CURRENT : IN_PROGRESS;
    }

    private static boolean isTrue(PeerConnectionStatus status, String type) {
        return status.findCondition(type)
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .isPresent();
    }
}
