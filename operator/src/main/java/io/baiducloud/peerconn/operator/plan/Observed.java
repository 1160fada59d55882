package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.PeerConn;
import io.baiducloud.peerconn.operator.identity.Ownership;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was seen of the connection, without touching it. */
public sealed interface Observed {

    /**
     * It is there.
     *
     * @param own the row of our side
     * @param ownership whose it is
     * @param fresh whether it was read after our last mutation
     * @param other the row of the other side, where it was read anyway
     */
    record Present(PeerConn own, Ownership ownership, boolean fresh, Optional<PeerConn> other) implements Observed {}

    /**
     * It is not there, as far as the evidence goes.
     *
     * @param peerConnId the id that was looked for; empty when it was looked for by its VPCs
     * @param evidence what speaks for it
     */
    record Absent(Optional<String> peerConnId, Evidence evidence) implements Observed {}

    /**
     * Something else stands in its place.
     *
     * @param row what was found
     * @param kind in which way it is another one
     * @param message names the difference
     */
    record Mismatch(PeerConn row, Kind kind, String message) implements Observed {
        /** In which way it is another one. */
        public enum Kind {
            /** The id leads to other VPCs, regions or accounts. */
            IDENTITY,
            /** The same VPCs, requested from the other side. */
            OPPOSITE
        }
    }

    /** Several connections could be meant. */
    record Ambiguous(List<PeerConn> rows) implements Observed {
        /** Their ids, for a message. */
        String ids() {
            return rows.stream().map(PeerConn::peerConnId).distinct().sorted().collect(Collectors.joining(", "));
        }
    }

    /**
     * Nothing can be said.
     *
     * @param reason why, as a condition
     * @param message why, for people
     * @param firstLook whether this is but the first look of a new object, about which nothing need be written yet
     */
    record Unknown(Reason reason, String message, boolean firstLook) implements Observed {}
}
