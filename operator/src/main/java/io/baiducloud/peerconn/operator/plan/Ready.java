package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.ConditionStatus;

/** What a reason means for the conditions Ready and Stalled. */
enum Ready {
    /** Ready. */
    TRUE(ConditionStatus.TRUE, false),
    /** Not ready; it comes by itself, or by somebody else. */
    FALSE(ConditionStatus.FALSE, false),
    /** Not ready; only a person can help. */
    FALSE_STALLED(ConditionStatus.FALSE, true),
    /** Not known. */
    UNKNOWN(ConditionStatus.UNKNOWN, false),
    /** Not known; only a person can help. */
    UNKNOWN_STALLED(ConditionStatus.UNKNOWN, true);

    private final ConditionStatus status;
    private final boolean stalled;

    Ready(ConditionStatus status, boolean stalled) {
        this.status = status;
        this.stalled = stalled;
    }

    ConditionStatus status() {
        return status;
    }

    boolean isStalled() {
        return stalled;
    }
}
