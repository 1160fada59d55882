package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.ConditionStatus;

/** What the condition Synced says: whether the last look equals the spec. */
public enum Synchrony {
    /** It does. */
    SYNCED("Synced", ConditionStatus.TRUE),
    /** It does not, and that is being changed. */
    DRIFTED("Drifted", ConditionStatus.FALSE),
    /** Somebody else protected the connection, and that is not undone by itself. */
    PROTECTION_RAISED("ProtectionRaised", ConditionStatus.FALSE),
    /** It does not yet: something has to come first. */
    PENDING("Pending", ConditionStatus.FALSE),
    /** It does not, and cannot as things are. */
    BLOCKED("Blocked", ConditionStatus.FALSE),
    /** The connection is not seen. */
    UNOBSERVED("Unobserved", ConditionStatus.UNKNOWN);

    private final String word;
    private final ConditionStatus status;

    Synchrony(String word, ConditionStatus status) {
        this.word = word;
        this.status = status;
    }

    /** The reason of the condition. */
    public String word() {
        return word;
    }

    /** The status of the condition. */
    public ConditionStatus status() {
        return status;
    }
}
