package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/** The side of a connection. One connection has the same id on both sides, so a side is named by id and role. */
public enum PeerConnRole {
    /** The side that asked for the connection, pays for it and releases it. */
    INITIATOR("initiator"),
    /** The side that was asked. */
    ACCEPTOR("acceptor"),
    /** A word that this version does not know; {@link PeerConn#roleAsString()} has it. */
    UNKNOWN("");

    private final String word;

    PeerConnRole(String word) {
        this.word = word;
    }

    /** Returns the provider's word for this role. */
    public String word() {
        return word;
    }

    /** Returns the other side; {@link #UNKNOWN} has none but itself. */
    public PeerConnRole other() {
        return switch (this) {
            case INITIATOR -> ACCEPTOR;
            case ACCEPTOR -> INITIATOR;
            case UNKNOWN -> UNKNOWN;
        };
    }

    /** Reads the provider's word, in any case; {@link #UNKNOWN} for null and for words that are new. */
    public static PeerConnRole of(@Nullable String word) {
        return Words.read(word, values(), PeerConnRole::word, UNKNOWN);
    }
}
