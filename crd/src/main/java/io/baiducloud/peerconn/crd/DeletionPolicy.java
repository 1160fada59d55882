package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What deleting an object does to its connection. */
public enum DeletionPolicy {
    /** Releases the connection. */
    @JsonProperty("Delete")
    DELETE("Delete"),

    /** Leaves the connection as it is. */
    @JsonProperty("Retain")
    RETAIN("Retain");

    private final String word;

    DeletionPolicy(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
