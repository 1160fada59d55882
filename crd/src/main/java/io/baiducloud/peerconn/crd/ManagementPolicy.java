package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far the operator's hands reach. */
public enum ManagementPolicy {
    /** Creates, corrects and releases the connection. */
    @JsonProperty("Full")
    FULL("Full"),

    /** Changes nothing in the cloud; pendingActions shows what Full would do. */
    @JsonProperty("ObserveOnly")
    OBSERVE_ONLY("ObserveOnly");

    private final String word;

    ManagementPolicy(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
