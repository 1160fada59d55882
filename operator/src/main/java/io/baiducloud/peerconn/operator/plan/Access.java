package io.baiducloud.peerconn.operator.plan;

/** Whether this side's credentials can be used. */
public sealed interface Access {
    /**
     * They can.
     *
     * @param keyHash short hash of the access key id
     * @param proven whether the cloud has taken them
     */
    record Usable(String keyHash, boolean proven) implements Access {}

    /**
     * They cannot.
     *
     * @param reason why, as a condition
     * @param message what to do
     */
    record Problem(Reason reason, String message) implements Access {}
}
