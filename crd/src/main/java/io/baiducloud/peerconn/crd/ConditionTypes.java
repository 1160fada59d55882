package io.baiducloud.peerconn.crd;

import java.util.List;

/** The types of the conditions of a {@link PeerConnection}, in the order in which they are written. */
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

    /** Every type that there is. */
    public static final List<String> ALL =
            List.of(READY, AVAILABLE, SYNCED, PEER_ACCEPTED, CREDENTIALS_READY, RECONCILING, STALLED, PAUSED);

    private ConditionTypes() {}
}
