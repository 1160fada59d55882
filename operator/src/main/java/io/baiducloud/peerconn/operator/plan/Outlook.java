package io.baiducloud.peerconn.operator.plan;

/**
 * The one sentence about an object that everything else hangs on.
 *
 * @param reason why it is, or is not, ready
 * @param message for people: names the thing, the value and the next step; no ids of requests, times or counts
 */
public record Outlook(Reason reason, String message) {
    /** Whether the object is as declared. */
    public boolean isReady() {
        return reason == Reason.ACTIVE || reason == Reason.REJECTED_AS_DECLARED;
    }
}
