package io.baiducloud.peerconn.operator.status;

/** The types of conditions, in the order they are written. */
public final class ConditionTypes {
    /** The connection is available and as declared. */
    public static final String READY = "Ready";

    /** Traffic can flow. */
    public static final String AVAILABLE = "Available";

    /** The last look equals the spec. */
    public static final String SYNCED = "Synced";

    /** The other account has accepted. */
    public static final String PEER_ACCEPTED = "PeerAccepted";

    /** The Secret is usable and the cloud took it. */
    public static final String CREDENTIALS_READY = "CredentialsReady";

    /** Something is under way. */
    public static final String RECONCILING = "Reconciling";

    /** Only a person can help. */
    public static final String STALLED = "Stalled";

    /** Paused by annotation. */
    public static final String PAUSED = "Paused";

    private ConditionTypes() {}
}
