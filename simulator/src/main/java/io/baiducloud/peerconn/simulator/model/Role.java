package io.baiducloud.peerconn.simulator.model;

import java.util.Locale;
import java.util.Optional;

/** The two sides of a connection. */
public enum Role {
    INITIATOR,
    ACCEPTOR;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The opposite side. */
    public Role other() {
        return this == INITIATOR ? ACCEPTOR : INITIATOR;
    }

    /** The side of that wire word. */
    public static Optional<Role> find(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "initiator" -> Optional.of(INITIATOR);
            case "acceptor" -> Optional.of(ACCEPTOR);
            default -> Optional.empty();
        };
    }
}
