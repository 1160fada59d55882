package io.baiducloud.peerconn.simulator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The state of DNS synchronisation on one side of a connection. */
public enum DnsStatus {
    CLOSE,
    WAIT,
    SYNCING,
    OPEN,
    CLOSING;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that wire word. */
    public static Optional<DnsStatus> find(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
