package io.baiducloud.peerconn.operator.config;

import java.util.List;

/** What the command line asks for. */
public sealed interface Invocation {
    /**
     * Run the operator.
     *
     * @param config with these settings
     */
    record Run(OperatorConfig config) implements Invocation {}

    /** Print the version. */
    record Version() implements Invocation {}

    /**
     * Print help.
     *
     * @param text the help
     */
    record Help(String text) implements Invocation {}

    /**
     * Nothing: the settings cannot be used.
     *
     * @param problems all of them
     */
    record Refused(List<BadSetting> problems) implements Invocation {
        /** Keeps an own copy. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
