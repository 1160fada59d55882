package io.baiducloud.peerconn.operator.kube;

/** Every reason that an event of ours can have. */
public enum EventReason {
    /** A connection was asked for. */
    CREATED(Severity.NORMAL, "Created"),
    /** An existing connection was taken over. */
    ADOPTED(Severity.NORMAL, "Adopted"),
    /** A request of another account was accepted. */
    ACCEPTED(Severity.NORMAL, "Accepted"),
    /** A request of another account was rejected. */
    REJECTED(Severity.NORMAL, "Rejected"),
    /** A connection was changed to what is declared. */
    UPDATED(Severity.NORMAL, "Updated"),
    /** A change made elsewhere was undone. */
    DRIFT_REPAIRED(Severity.NORMAL, "DriftRepaired"),
    /** A prepaid connection was extended. */
    RENEWED(Severity.NORMAL, "Renewed"),
    /** The release of a connection was asked for. */
    RELEASING(Severity.NORMAL, "Releasing"),
    /** A connection is gone. */
    RELEASED(Severity.NORMAL, "Released"),
    /** A connection was left in the cloud on purpose. */
    RETAINED(Severity.NORMAL, "Retained"),
    /** A connection was handed to another object. */
    HANDED_OVER(Severity.NORMAL, "HandedOver"),
    /** A connection that was deleted elsewhere is made again. */
    RECREATING(Severity.WARNING, "Recreating"),
    /** The connection is ready. */
    READY(Severity.NORMAL, "Ready"),
    /** Another account, or a person, has to act. */
    WAITING(Severity.NORMAL, "Waiting"),
    /** The connection is no longer ready. */
    NOT_READY(Severity.WARNING, "NotReady"),
    /** Only a person can help. */
    STALLED(Severity.WARNING, "Stalled"),
    /** A call to the cloud failed. */
    CLOUD_CALL_FAILED(Severity.WARNING, "CloudCallFailed"),
    /** The credentials cannot be used. */
    CREDENTIALS_PROBLEM(Severity.WARNING, "CredentialsProblem"),
    /** A deadline comes near. */
    DEADLINE_NEAR(Severity.WARNING, "DeadlineNear"),
    /** An annotation has a value that is not understood. */
    ANNOTATION_IGNORED(Severity.WARNING, "AnnotationIgnored");

    /** How Kubernetes sorts events. */
    public enum Severity {
        /** As it should be. */
        NORMAL("Normal"),
        /** Worth a look. */
        WARNING("Warning");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** The word in the event. */
        @Override
        public String toString() {
            return word;
        }
    }

    private final Severity severity;
    private final String word;

    EventReason(Severity severity, String word) {
        this.severity = severity;
        this.word = word;
    }

    /** Returns how Kubernetes sorts it. */
    public Severity severity() {
        return severity;
    }

    /** The word in the event. */
    @Override
    public String toString() {
        return word;
    }
}
