package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.client.PeerConn;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection of the account, with what can be seen of its two sides.
 *
 * @param id its id, the same on both sides
 * @param initiator the side that asked for it, if it is ours
 * @param acceptor the side that was asked, if it is ours
 * @param otherSide whose the other side is
 */
record Existing(String id, Optional<PeerConn> initiator, Optional<PeerConn> acceptor, OtherSide otherSide) {

    /** Whose the other side is, seen from ours. */
    sealed interface OtherSide {
        /** Ours as well. */
        record Ours() implements OtherSide {}

        /**
         * Another account's.
         *
         * @param accountId its id; empty where the cloud does not show it
         */
        record Theirs(Optional<String> accountId) implements OtherSide {}

        /**
         * It cannot be told.
         *
         * @param why what stands in the way
         */
        record Unclear(String why) implements OtherSide {}
    }

    /** The side that an object for this connection stands on: the initiator's where that is ours. */
    PeerConn ownSide() {
        return initiator.or(() -> acceptor).orElseThrow();
    }

    boolean touches(String vpcId) {
        return sides().anyMatch(side -> vpcId.equals(side.localVpcId()) || vpcId.equals(side.peerVpcId()));
    }

    boolean bears(String key, String value) {
        return sides().anyMatch(side -> side.findTag(key).filter(value::equals).isPresent());
    }

    private Stream<PeerConn> sides() {
        return Stream.concat(initiator.stream(), acceptor.stream());
    }
}
