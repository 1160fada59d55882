package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.throttle.Health;

/** Says why a key that the cloud refuses is refused, in the words of the one table of reasons. */
final class Reasons {
    private Reasons() {}

    static Reason of(Health.Refusal refusal) {
        return switch (refusal) {
            case INVALID_ACCESS_KEY_ID -> Reason.INVALID_ACCESS_KEY_ID;
            case SIGNATURE_DOES_NOT_MATCH -> Reason.SIGNATURE_DOES_NOT_MATCH;
            case NOT_ALLOWED -> Reason.NOT_ALLOWED;
        };
    }
}
