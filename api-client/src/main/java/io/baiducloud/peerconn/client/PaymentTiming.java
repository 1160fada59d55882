package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/** How a connection is paid for. */
public enum PaymentTiming {
    /** Paid in advance for a number of months. */
    PREPAID("Prepaid"),
    /** Billed by use. */
    POSTPAID("Postpaid"),
    /** A word that this version does not know, or none at all; {@link PeerConn#paymentTimingAsString()} has it. */
    UNKNOWN("");

    private final String word;

    PaymentTiming(String word) {
        this.word = word;
    }

    /** Returns the provider's word. */
    public String word() {
        return word;
    }

    /** Reads the provider's word, in any case; {@link #UNKNOWN} for null and for words that are new. */
    public static PaymentTiming of(@Nullable String word) {
        return Words.read(word, values(), PaymentTiming::word, UNKNOWN);
    }
}
