package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a connection came under its object. */
public enum Origin {
    /** This object asked the cloud for it. */
    @JsonProperty("Created")
    CREATED("Created"),

    /** It existed, and this object took it over. */
    @JsonProperty("Adopted")
    ADOPTED("Adopted");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
