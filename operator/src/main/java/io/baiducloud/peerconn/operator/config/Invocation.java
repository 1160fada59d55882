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

    /**
     * Look whether the operator could work, without starting it.
     *
     * @param config with these settings
     */
    record Check(OperatorConfig config) implements Invocation {}

    /**
     * Write manifests for existing connections.
     *
     * @param config with these settings
     */
    record Export(ExportConfig config) implements Invocation {}

    /** Print the version. */
    record Version() implements Invocation {}

    /** Start once against stubs and end, so that a JVM can record which classes that takes. */
    record Rehearse() implements Invocation {}

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
