package io.baiducloud.peerconn.conformance;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param what what was measured, and its unit
 * @param client this client's value
 * @param sdk that of the provider's SDK
 * @param target how many times better this client must be, {@link #NO_TARGET} for nothing
 * @param better which value is the better one
 */
record Comparison(String what, double client, double sdk, double target, Better better) {
    /** For a line that explains others. */
    static final double NO_TARGET = 0;

    enum Better {
        LESS,
        MORE
    }

    double ratio() {
        return switch (better) {
            case LESS -> sdk / client;
            case MORE -> client / sdk;
        };
    }

    boolean isMet() {
        return ratio() >= target;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-46s %,14.0f %,14.0f %7.1fx %7s %s",
                what,
                client,
                sdk,
                ratio(),
                target == NO_TARGET ? "" : "%.0fx".formatted(target),
                isMet() ? "" : "MISSED");
    }
}
