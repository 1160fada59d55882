package io.baiducloud.peerconn.simulator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The life of a connection, in the provider's words. */
public enum Status {
    CREATING,
    CONSULTING,
    CONSULT_FAILED,
    ACTIVE,
    DOWN,
    STARTING,
    STOPPING,
    DELETING,
    DELETED,
    EXPIRED,
    ERROR,
    UPDATING;

    /** The word on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that wire word. */
    public static Optional<Status> find(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equalsIgnoreCase(word))
                .findFirst();
    }
}
