package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import java.util.List;

/** What an export says of one connection. */
sealed interface Entry {
    /** The id of the connection. */
    String id();

    /**
     * An object for it.
     *
     * @param id the id of the connection
     * @param name the name of the object
     * @param comments what a reader should know beforehand, a line each
     * @param spec what the object declares: what is there now
     */
    record Manifest(String id, String name, List<String> comments, PeerConnectionSpec spec) implements Entry {
        /** Keeps an own copy. */
        public Manifest {
            comments = List.copyOf(comments);
        }
    }

    /**
     * No object.
     *
     * @param id the id of the connection
     * @param why what stands in the way, and what to do
     */
    record Skipped(String id, String why) implements Entry {}
}
