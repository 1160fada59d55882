package io.baiducloud.peerconn.operator.kube;

/** The operator cannot start, for a reason that a person can remove. The message is one line that says how. */
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of reason. */
    public enum Kind {
        /** The settings do not fit this cluster. */
        SETTINGS,
        /** No API server answers. */
        UNREACHABLE,
        /** The API server does not know our kind. */
        CRD_MISSING,
        /** The API server does not let us do what we must. */
        NOT_PERMITTED
    }

    private final Kind kind;

    /** Makes one without a cause worth showing. */
    public StartupFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Makes one with its cause. */
    public StartupFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Returns what kind of reason it is. */
    public Kind kind() {
        return kind;
    }
}
