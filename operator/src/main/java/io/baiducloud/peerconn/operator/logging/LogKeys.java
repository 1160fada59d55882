package io.baiducloud.peerconn.operator.logging;

/**
 * The keys of structured log lines. Collectors are configured by them, so they are promises like the names of metrics; no
 * line uses another one, and docs/observability.md lists them all.
 */
public final class LogKeys {
    /** The object, {@code namespace/name}. */
    public static final String OBJECT = "object";

    /** The provider's id of a connection. */
    public static final String CONNECTION = "connection";

    /** What was changed in the cloud, in words. */
    public static final String ACTION = "action";

    /** The operation of the provider's API, as in metrics. */
    public static final String OPERATION = "operation";

    /** The provider's id of a request. */
    public static final String REQUEST_ID = "requestId";

    /** The provider's code of an error. */
    public static final String CODE = "code";

    /** The HTTP status of an answer, 0 when there was none. */
    public static final String HTTP_STATUS = "httpStatus";

    /** A region code. */
    public static final String REGION = "region";

    /** The short hash of an access key id, as in {@code status.observedBy} and metrics. */
    public static final String CREDENTIAL = "credential";

    /** For how long the provider is called less often. */
    public static final String PAUSE = "pause";

    /** The status of the condition Ready. */
    public static final String READY = "ready";

    /** The reason of a condition or event. */
    public static final String REASON = "reason";

    /** A namespace. */
    public static final String NAMESPACE = "namespace";

    /** The name of the lease. */
    public static final String LEASE = "lease";

    /** What tells this process from other replicas. */
    public static final String IDENTITY = "identity";

    /** The port of metrics and probes. */
    public static final String PORT = "port";

    /** The path of a request to that port. */
    public static final String PATH = "path";

    /** A log level. */
    public static final String LEVEL = "logLevel";

    /** A part of this program. */
    public static final String PART = "part";

    /** The version of this program. */
    public static final String VERSION = "version";

    /** The namespaces that are watched. */
    public static final String WATCH_NAMESPACES = "watchNamespaces";

    /** Whether anything may be changed in the cloud. */
    public static final String MANAGEMENT_POLICY = "managementPolicy";

    private LogKeys() {}
}
