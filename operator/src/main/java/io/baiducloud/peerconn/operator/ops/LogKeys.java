package io.baiducloud.peerconn.operator.ops;

/** The keys of structured log lines. Collectors are configured by them, so they are names like those of metrics. */
public final class LogKeys {
    /** The object, {@code namespace/name}. */
    public static final String OBJECT = "object";

    /** The provider's id of a connection. */
    public static final String CONNECTION = "connection";

    /** What was changed in the cloud, in words. */
    public static final String ACTION = "action";

    /** The operation of the provider's API. */
    public static final String OPERATION = "operation";

    /** The provider's id of a request. */
    public static final String REQUEST_ID = "requestId";

    /** The provider's code of an error. */
    public static final String CODE = "code";

    /** The HTTP status of an answer. */
    public static final String HTTP_STATUS = "httpStatus";

    /** A region code. */
    public static final String REGION = "region";

    /** The short hash of an access key id, as in {@code status.observedBy}. */
    public static final String CREDENTIAL = "credential";

    /** The status of the condition Ready. */
    public static final String READY = "ready";

    /** The reason of a condition or event. */
    public static final String REASON = "reason";

    private LogKeys() {}
}
