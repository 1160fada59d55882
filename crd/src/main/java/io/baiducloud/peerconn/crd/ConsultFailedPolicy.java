package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do when the other account let a request lapse. */
public enum ConsultFailedPolicy {
    /** Waits for a person. */
    @JsonProperty("Hold")
    HOLD("Hold"),

    /** Releases the failed connection and asks again, at growing intervals. */
    @JsonProperty("Recreate")
    RECREATE("Recreate");

    private final String word;

    ConsultFailedPolicy(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
