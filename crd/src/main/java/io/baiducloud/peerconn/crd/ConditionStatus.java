package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a condition holds. */
public enum ConditionStatus {
    /** It holds. */
    @JsonProperty("True")
    TRUE("True"),

    /** It does not hold. */
    @JsonProperty("False")
    FALSE("False"),

    /** Nobody can tell yet. */
    @JsonProperty("Unknown")
    UNKNOWN("Unknown");

    private final String word;

    ConditionStatus(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
