package io.baiducloud.peerconn.simulator.model;

import java.util.Arrays;
import java.util.Optional;

/** Every call that the simulator serves, under the name that scripts, logs and journals use. */
public enum Operation {
    CREATE("create", true),
    LIST("list", false),
    DETAIL("detail", false),
    UPDATE("update", true),
    ACCEPT("accept", true),
    REJECT("reject", true),
    DELETE("delete", true),
    RESIZE("resize", true),
    RENEW("renew", true),
    REFUND("refund", true),
    OPEN_DNS("openDns", true),
    CLOSE_DNS("closeDns", true),
    DELETE_PROTECT("deleteProtect", true),
    GET_SESSION_TOKEN("getSessionToken", false),
    ASSUME_ROLE("assumeRole", false),
    SIGNIN_TOKEN("signinSecurityToken", false),
    /** A request that is none of the above. */
    UNKNOWN("unknown", false);

    private final String word;
    private final boolean mutation;

    Operation(String word, boolean mutation) {
        this.word = word;
        this.mutation = mutation;
    }

    /** The name in control requests, logs and journals. */
    public String word() {
        return word;
    }

    /** True for calls that change a connection. */
    public boolean isMutation() {
        return mutation;
    }

    /** The operation of that name, spelled as {@link #word()} or as the constant. */
    public static Optional<Operation> find(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.word.equalsIgnoreCase(name)
                        || operation.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
