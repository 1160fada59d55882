package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/** The state of a connection. */
public enum PeerConnStatus {
    /** Being set up. */
    CREATING("creating"),
    /** Waiting for the other account's answer, for at most seven days. */
    CONSULTING("consulting"),
    /** Rejected by the other account, or not answered in time. */
    CONSULT_FAILED("consult_failed"),
    /** Usable. */
    ACTIVE("active"),
    /** Stopped, as after arrears or expiry. */
    DOWN("down"),
    /** Being brought up. */
    STARTING("starting"),
    /** Being brought down. */
    STOPPING("stopping"),
    /** Being released. */
    DELETING("deleting"),
    /** Released. */
    DELETED("deleted"),
    /** Prepaid and past its time. */
    EXPIRED("expired"),
    /** Broken on the provider's side. */
    ERROR("error"),
    /** Being changed. */
    UPDATING("updating"),
    /** A word that this version does not know, or none at all; {@link PeerConn#statusAsString()} has it. */
    UNKNOWN("");

    private final String word;

    PeerConnStatus(String word) {
        this.word = word;
    }

    /** Returns the provider's word. */
    public String word() {
        return word;
    }

    /** Reads the provider's word, in any case; {@link #UNKNOWN} for null and for words that are new. */
    public static PeerConnStatus of(@Nullable String word) {
        return Words.read(word, values(), PeerConnStatus::word, UNKNOWN);
    }
}
