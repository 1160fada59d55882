package io.baiducloud.peerconn.client;

import java.util.Locale;
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
        if (word != null) {
            for (PaymentTiming value : values()) {
                if (value != UNKNOWN && value.word.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
                    return value;
                }
            }
        }
        return UNKNOWN;
    }
}
