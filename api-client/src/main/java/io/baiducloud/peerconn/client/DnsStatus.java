package io.baiducloud.peerconn.client;

import org.jspecify.annotations.Nullable;

/** The state of DNS synchronisation on one side. */
public enum DnsStatus {
    /** Off. */
    CLOSE("close"),
    /** Queued. */
    WAIT("wait"),
    /** Being opened. */
    SYNCING("syncing"),
    /** On. */
    OPEN("open"),
    /** Being closed. */
    CLOSING("closing"),
    /** A word that this version does not know, or none at all; {@link PeerConn#dnsStatusAsString()} has it. */
    UNKNOWN("");

    private final String word;

    DnsStatus(String word) {
        this.word = word;
    }

    /** Returns the provider's word. */
    public String word() {
        return word;
    }

    /** Reads the provider's word, in any case; {@link #UNKNOWN} for null and for words that are new. */
    public static DnsStatus of(@Nullable String word) {
        return Words.read(word, values(), DnsStatus::word, UNKNOWN);
    }
}
