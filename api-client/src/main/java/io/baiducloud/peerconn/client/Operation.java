package io.baiducloud.peerconn.client;

/** The operations of the API, as metrics and errors name them. */
public enum Operation {
    /** Creates a connection. */
    CREATE_PEER_CONN("createPeerConn", true),
    /** Lists connections. */
    LIST_PEER_CONNS("listPeerConns", false),
    /** Reads one side of a connection. */
    GET_PEER_CONN("getPeerConn", false),
    /** Changes name or description. */
    UPDATE_PEER_CONN("updatePeerConn", true),
    /** Accepts a request. */
    ACCEPT_PEER_CONN("acceptPeerConn", true),
    /** Rejects a request. */
    REJECT_PEER_CONN("rejectPeerConn", true),
    /** Releases a connection. */
    DELETE_PEER_CONN("deletePeerConn", true),
    /** Changes the bandwidth. */
    RESIZE_PEER_CONN("resizePeerConn", true),
    /** Extends a prepaid connection. */
    RENEW_PEER_CONN("renewPeerConn", true),
    /** Releases a prepaid connection for money back. */
    REFUND_PEER_CONN("refundPeerConn", true),
    /** Opens DNS synchronisation. */
    OPEN_DNS_SYNC("openDnsSync", true),
    /** Closes DNS synchronisation. */
    CLOSE_DNS_SYNC("closeDnsSync", true),
    /** Switches delete protection. */
    SET_DELETE_PROTECT("setDeleteProtect", true),
    /** Asks for session credentials. */
    GET_SESSION_TOKEN("getSessionToken", false),
    /** Asks for credentials of a role. */
    ASSUME_ROLE("assumeRole", false);

    private final String label;
    private final boolean mutation;

    Operation(String label, boolean mutation) {
        this.label = label;
        this.mutation = mutation;
    }

    /** Returns the name in camel case, for metrics and messages. */
    public String label() {
        return label;
    }

    /** Whether it changes something in the cloud, so that "was it perhaps executed?" matters. */
    public boolean isMutation() {
        return mutation;
    }
}
