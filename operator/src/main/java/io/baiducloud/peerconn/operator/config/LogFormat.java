package io.baiducloud.peerconn.operator.config;

/** How log lines look. */
public enum LogFormat {
    /** One line for people. */
    TEXT,
    /** One JSON object per line, for log collectors. */
    JSON
}
