package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an acceptor answers the request that matches it. */
public enum Acceptance {
    /** Accepts exactly the request named in approvedPeerConnId. */
    @JsonProperty("Manual")
    MANUAL("Manual"),

    /** A standing permission for that account and those two VPCs. */
    @JsonProperty("Accept")
    ACCEPT("Accept"),

    /** Refuses at once. */
    @JsonProperty("Reject")
    REJECT("Reject");

    private final String word;

    Acceptance(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
