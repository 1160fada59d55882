package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a connection that this object did not make is taken over. */
public enum AdoptionPolicy {
    /** Reports a Conflict. */
    @JsonProperty("Never")
    NEVER("Never"),

    /** Takes it when it has no owner's tag, or that of an object of this cluster that is gone. */
    @JsonProperty("IfUnmanaged")
    IF_UNMANAGED("IfUnmanaged"),

    /** Takes it from anyone but a living object. */
    @JsonProperty("Always")
    ALWAYS("Always");

    private final String word;

    AdoptionPolicy(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
