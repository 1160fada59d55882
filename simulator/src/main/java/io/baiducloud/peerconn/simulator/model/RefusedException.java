package io.baiducloud.peerconn.simulator.model;

import java.io.Serial;

/** Thrown where a rule refuses a request; carries no stack, for it is an answer and not a failure. */
public final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String detail;

    /** A refusal with its usual message. */
    public RefusedException(Refusal refusal) {
        this(refusal, "");
    }

    /** A refusal with something to add: appended to the usual message, or put in its place holder. */
    public RefusedException(Refusal refusal, String detail) {
        super(refusal + (detail.isEmpty() ? "" : ": " + detail), null, false, false);
        this.refusal = refusal;
        this.detail = detail;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }

    /** What the message should add; may be empty. */
    public String detail() {
        return detail;
    }
}
