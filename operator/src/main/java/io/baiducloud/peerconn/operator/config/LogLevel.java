package io.baiducloud.peerconn.operator.config;

/** The least severe line that is logged. */
public enum LogLevel {
    /** Everything. */
    TRACE,
    /** Also passes without effect. */
    DEBUG,
    /** Mutations and transitions. */
    INFO,
    /** What needs a look. */
    WARN,
    /** What went wrong. */
    ERROR
}
