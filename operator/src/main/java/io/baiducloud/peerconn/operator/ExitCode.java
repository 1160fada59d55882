package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.kube.StartupFailure;

/** How the process ends; scripts and restart policies rely on the numbers. */
public enum ExitCode {
    /** As it should. */
    OK(0),
    /** By a bug. */
    BUG(1),
    /** Because of settings that cannot be used. */
    BAD_SETTINGS(2),
    /** Because the API server does not answer. */
    API_SERVER_UNREACHABLE(3),
    /** Because our definition is not installed. */
    CRD_MISSING(4),
    /** Because a permission is missing. */
    NOT_PERMITTED(5),
    /** Because another replica may lead now. */
    LEASE_LOST(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the process ends with. */
    public int number() {
        return number;
    }

    static ExitCode of(StartupFailure.Kind kind) {
        return switch (kind) {
            case SETTINGS -> BAD_SETTINGS;
            case UNREACHABLE -> API_SERVER_UNREACHABLE;
            case CRD_MISSING -> CRD_MISSING;
            case NOT_PERMITTED -> NOT_PERMITTED;
        };
    }
}
