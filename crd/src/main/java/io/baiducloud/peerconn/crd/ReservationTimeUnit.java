package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The unit of a reservation's length; the provider knows only one. */
public enum ReservationTimeUnit {
    /** Calendar months. */
    @JsonProperty("month")
    MONTH("month");

    private final String word;

    ReservationTimeUnit(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
