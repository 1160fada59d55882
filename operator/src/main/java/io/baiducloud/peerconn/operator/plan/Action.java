package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.client.CreatePeerConnRequest;
import io.baiducloud.peerconn.client.PeerConnRole;
import org.jspecify.annotations.Nullable;

/** One mutation of the cloud. The words of {@link #describe()} are the plan that people read. */
public sealed interface Action {
    /** What it does, in words and values. */
    String describe();

    /** The side it is done on, which decides credentials and endpoint. */
    default Side side() {
        return Side.OWN;
    }

    /** Whose endpoint and credentials an action needs. */
    enum Side {
        /** This object's side. */
        OWN,
        /** The side that the acceptor block drives. */
        OTHER
    }

    /** Requests a connection under the number of an attempt. */
    record Create(CreatePeerConnRequest request, int attempt) implements Action {
        @Override
        public String describe() {
            return "create a connection of " + request.bandwidthInMbps() + " Mbps";
        }
    }

    /** Changes the bandwidth. */
    record Resize(String peerConnId, @Nullable Integer from, int to) implements Action {
        @Override
        public String describe() {
            return "resize " + (from == null ? "" : from + " -> ") + to + " Mbps";
        }
    }

    /** Changes name or description of a side; null leaves one as it is. */
    record Update(
            String peerConnId,
            String localIfId,
            @Nullable String localIfName,
            @Nullable String description,
            Side side) implements Action {
        @Override
        public String describe() {
            StringBuilder words = new StringBuilder(side == Side.OTHER ? "on the other side " : "");
            if (localIfName != null) {
                words.append("set the name to \"").append(localIfName).append('"');
            }
            if (description != null) {
                words.append(localIfName == null ? "" : " and ")
                        .append(
                                description.isEmpty()
                                        ? "clear the description"
                                        : "set the description to \"" + description + '"');
            }
            return words.toString();
        }
    }

    /** Opens or closes DNS synchronisation of a side. */
    record SwitchDns(String peerConnId, PeerConnRole role, boolean open, Side side) implements Action {
        @Override
        public String describe() {
            return (open ? "open" : "close") + " DNS sync" + (side == Side.OTHER ? " on the other side" : "");
        }
    }

    /** Switches delete protection. */
    record Protect(String peerConnId, boolean deleteProtect) implements Action {
        @Override
        public String describe() {
            return "switch delete protection " + (deleteProtect ? "on" : "off");
        }
    }

    /** Accepts a request. */
    record Accept(String peerConnId, Side side) implements Action {
        @Override
        public String describe() {
            return "accept " + peerConnId + (side == Side.OTHER ? " as the other account" : "");
        }
    }

    /** Rejects a request. */
    record Reject(String peerConnId) implements Action {
        @Override
        public String describe() {
            return "reject " + peerConnId;
        }
    }

    /** Extends a prepaid connection. */
    record Renew(String peerConnId, int months, String expiredTime) implements Action {
        @Override
        public String describe() {
            return "renew by " + months + (months == 1 ? " month" : " months");
        }
    }

    /** Releases a connection. */
    record Release(String peerConnId, Why why) implements Action {
        @Override
        public String describe() {
            return "release " + peerConnId;
        }

        /** Why a connection is released. */
        public enum Why {
            /** The object is being deleted. */
            DELETION,
            /** The request failed; it costs nothing and does not count for the brake. */
            FAILED_REQUEST
        }
    }
}
