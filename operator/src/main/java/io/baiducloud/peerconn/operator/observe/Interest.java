package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.client.PeerConnRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an object wants from a region view until its next pass.
 *
 * @param knownId the connection it knows, if any; it is woken when a row of that id appears, changes or vanishes
 * @param role its side of that connection
 * @param localVpcId its own VPC
 * @param peerVpcId the other VPC; it is woken when any row between the two appears, changes or vanishes
 * @param listBegunAfter wants a complete list begun then or later, and to be woken when it is there
 * @param shortTransition something is moving that ends in seconds or minutes: look more often
 * @param pollInterval how often it wants to be compared, if not as often as usual; a shorter one makes the list come more
 *     often, a longer one lets it be told later of what a list shows
 * @param seenSequence {@link Snapshot#sequence()} of the snapshot this pass has read, 0 for none; a newer one that came
 *     meanwhile wakes the object at once
 */
public record Interest(
        Optional<String> knownId,
        PeerConnRole role,
        String localVpcId,
        String peerVpcId,
        Optional<Instant> listBegunAfter,
        boolean shortTransition,
        Optional<Duration> pollInterval,
        long seenSequence) {

    /** A list comes a little sooner or later than its interval says: that is no reason to miss it. */
    private static final int TENTHS_OF_THE_INTERVAL = 9;

    /**
     * Until when changes may wait, for an object that asked to be compared more rarely than usual. What it waits for, and what
     * moves, is told at once.
     */
    Optional<Instant> contentUntil(Instant now, Duration usualInterval) {
        return pollInterval
                .filter(interval -> interval.compareTo(usualInterval) > 0)
                .filter(interval -> !shortTransition && listBegunAfter.isEmpty())
                .map(interval ->
                        now.plus(interval.multipliedBy(TENTHS_OF_THE_INTERVAL).dividedBy(10)));
    }

    VpcPair pair() {
        return new VpcPair(localVpcId, peerVpcId);
    }
}
