package io.baiducloud.peerconn.crd;

/** The names that users, scripts and other programs rely on; none of them may change within an API version. */
public final class WellKnownNames {
    /** The API group of {@link PeerConnection}. */
    public static final String GROUP = "vpc.baiducloud.io";

    /** The one API version so far. */
    public static final String VERSION = "v1alpha1";

    /** The kind of {@link PeerConnection}. */
    public static final String KIND = "PeerConnection";

    /** The plural of the kind, as in URLs and RBAC rules. */
    public static final String PLURAL = "peerconnections";

    /** The name of the custom resource definition. */
    public static final String CRD_NAME = PLURAL + "." + GROUP;

    /** Keeps a deleted object until its connection is released, or known not to need it. */
    public static final String FINALIZER = GROUP + "/release";

    /** The name of the controller, and the field manager of everything it writes. */
    public static final String CONTROLLER = "peerconnection";

    /** Annotation: {@code "true"} stops every cloud call for the object. */
    public static final String PAUSED_ANNOTATION = GROUP + "/paused";

    /** Annotation: a new value asks for a fresh look now. */
    public static final String RECONCILE_REQUESTED_AT_ANNOTATION = GROUP + "/reconcile-requested-at";

    /** Annotation: how often the object is compared with the cloud, 10s to 24h. */
    public static final String POLL_INTERVAL_ANNOTATION = GROUP + "/poll-interval";

    /** Annotation, written by the operator: the create call that is about to be made, or was made last. */
    public static final String CREATE_INTENT_ANNOTATION = GROUP + "/create-intent";

    /** The label without which the operator does not see a Secret. */
    public static final String SECRET_TYPE_LABEL = GROUP + "/secret-type";

    /** The value of {@link #SECRET_TYPE_LABEL} on a Secret with an account's keys. */
    public static final String SECRET_TYPE_CREDENTIALS = "credentials";

    /** Key of a credentials Secret: the access key id. */
    public static final String ACCESS_KEY_ID = "accessKeyId";

    /** Key of a credentials Secret: the secret access key. */
    public static final String SECRET_ACCESS_KEY = "secretAccessKey";

    /** Optional key of a credentials Secret: the session token of temporary keys. */
    public static final String SESSION_TOKEN = "sessionToken";

    /** The tag, in the cloud, that says whose a connection is. */
    public static final String OWNER_TAG = "peerconn-operator-owner";

    private WellKnownNames() {}
}
