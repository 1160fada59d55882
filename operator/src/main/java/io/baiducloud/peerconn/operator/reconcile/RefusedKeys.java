package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.plan.Access;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.throttle.Health;

/** Says why a key that the cloud refuses is refused, in the words of the one table of reasons, and what to do about it. */
final class RefusedKeys {
    private RefusedKeys() {}

    /**
     * The problem as conditions show it.
     *
     * @param message what the breaker says
     * @param secret where the keys come from
     */
    static Access.Problem problem(Health.Refusal refusal, String message, String secret) {
        return switch (refusal) {
            case INVALID_ACCESS_KEY_ID ->
                new Access.Problem(
                        Reason.INVALID_ACCESS_KEY_ID,
                        message + ": correct the keys in " + secret
                                + ", which may have been deleted, disabled or replaced");
            case SIGNATURE_DOES_NOT_MATCH ->
                new Access.Problem(
                        Reason.SIGNATURE_DOES_NOT_MATCH,
                        message + ": correct secretAccessKey in " + secret
                                + ", which does not belong to its accessKeyId");
            case REQUEST_EXPIRED ->
                new Access.Problem(
                        Reason.SIGNATURE_DOES_NOT_MATCH,
                        message + ": set the clock of the node that the operator runs on");
            case NOT_ALLOWED ->
                new Access.Problem(
                        Reason.NOT_ALLOWED,
                        message + ": grant that permission to the user whose keys are in " + secret);
        };
    }
}
