package io.baiducloud.peerconn.simulator.model;

import java.util.Locale;
import java.util.Optional;

/** How a connection is paid for. */
public enum PaymentTiming {
    PREPAID("Prepaid"),
    POSTPAID("Postpaid");

    private final String word;

    PaymentTiming(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }

    /** The timing of that wire word, whatever its case. */
    public static Optional<PaymentTiming> find(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "prepaid" -> Optional.of(PREPAID);
            case "postpaid" -> Optional.of(POSTPAID);
            default -> Optional.empty();
        };
    }
}
