package io.baiducloud.peerconn.crd;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a connection is paid for. */
public enum PaymentTiming {
    /** Billed by use; can be released at any time. */
    @JsonProperty("Postpaid")
    POSTPAID("Postpaid"),

    /** Paid for in advance; its bandwidth can only be raised, and it cannot be released before it expires. */
    @JsonProperty("Prepaid")
    PREPAID("Prepaid");

    private final String word;

    PaymentTiming(String word) {
        this.word = word;
    }

    /** The word as it stands in the object. */
    @Override
    public String toString() {
        return word;
    }
}
