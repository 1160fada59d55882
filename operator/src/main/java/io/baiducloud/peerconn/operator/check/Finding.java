package io.baiducloud.peerconn.operator.check;

import io.baiducloud.peerconn.operator.kube.StartupFailure;

/** What one check found, as the line that a person reads. */
sealed interface Finding {
    /** The line. */
    String line();

    /**
     * All is well.
     *
     * @param what a sentence about what was found
     */
    record Fine(String what) implements Finding {
        @Override
        public String line() {
            return "ok       " + what;
        }
    }

    /**
     * Something keeps the operator, or objects, from working.
     *
     * @param failure what it is, and what a person can do
     */
    record Wrong(StartupFailure failure) implements Finding {
        @Override
        public String line() {
            return "problem  " + failure.getMessage();
        }
    }

    /**
     * Not looked at, since there was nothing to look at or something else came first.
     *
     * @param why a sentence
     */
    record Skipped(String why) implements Finding {
        @Override
        public String line() {
            return "skipped  " + why;
        }
    }
}
