package io.baiducloud.peerconn.operator.plan;

/** What the condition Available says: whether traffic can flow. */
public enum Availability {
    /** True while the cloud says active or updating, else False; the reason is the cloud's own word. */
    THE_CLOUDS_WORD(""),
    /** False: there is no such connection. */
    ABSENT("Absent"),
    /** Unknown: the connection is not seen, and not known to be gone. */
    UNOBSERVED("Unobserved");

    private final String word;

    Availability(String word) {
        this.word = word;
    }

    /** The reason of the condition; empty where it is the cloud's word. */
    public String word() {
        return word;
    }
}
