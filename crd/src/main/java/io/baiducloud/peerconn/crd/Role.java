package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The side of a connection that an object stands on. */
public enum Role {
    /** Requests the connection, pays for it and releases it. */
    @JsonProperty("initiator")
    INITIATOR("initiator"),

    /** Waits for the request of another account and answers it. */
    @JsonProperty("acceptor")
    ACCEPTOR("acceptor");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
