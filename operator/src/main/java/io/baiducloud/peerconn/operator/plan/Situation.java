package io.baiducloud.peerconn.operator.plan;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.identity.OwnerTag;
import java.time.Instant;

/**
 * Everything a decision is made from.
 *
 * @param desired what the object wants
 * @param ownerTag the tag that a new connection of it gets
 * @param memory what the object remembers
 * @param access whether its credentials can be used
 * @param observed what was seen of its connection
 * @param otherSide what was seen of the side its acceptor block drives
 * @param claim whether it may manage its side
 * @param policies what the operator was told
 * @param surroundings what matters for a deletion
 * @param recent what this process remembers
 * @param freshLookHad whether the cloud was listed since a person asked for a fresh look
 * @param now the time
 */
public record Situation(
        Desired desired,
        OwnerTag ownerTag,
        Memory memory,
        Access access,
        Observed observed,
        OtherSide otherSide,
        Claim claim,
        Policies policies,
        Surroundings surroundings,
        Recent recent,
        boolean freshLookHad,
        Instant now) {

    /** Whether a person asked for a fresh look that was not answered yet. */
    public boolean isFreshLookRequested() {
        String requested = desired.reconcileRequestedAt();
        return requested != null && !requested.equals(memory.status().lastHandledReconcileAt());
    }

    /**
     * Whether a person lets this release through although the brake holds it: asked for after the brake was shown. What was
     * asked before, perhaps of a whole folder and for another purpose, lets nothing through.
     */
    public boolean isLetThrough() {
        return isFreshLookRequested() && memory.shows(Reason.RELEASE_LIMITED);
    }

    /** Whether nothing may be changed for this object. */
    public boolean observesOnly() {
        return desired.observesOnly() || policies.observeOnly();
    }

    /** The same, after another memory of this process. */
    public Situation withRecent(Recent other) {
        return new Situation(
                desired,
                ownerTag,
                memory,
                access,
                observed,
                otherSide,
                claim,
                policies,
                surroundings,
                other,
                freshLookHad,
                now);
    }

    /** The same, seen otherwise. */
    public Situation withObserved(Observed own, OtherSide other) {
        return new Situation(
                desired,
                ownerTag,
                memory,
                access,
                own,
                other,
                claim,
                policies,
                surroundings,
                recent,
                freshLookHad,
                now);
    }

    /** The same, with what the object remembers and says now. */
    public Situation withObjectOf(PeerConnection object) {
        return new Situation(
                Desired.of(object),
                ownerTag,
                Memory.of(object),
                access,
                observed,
                otherSide,
                claim,
                policies,
                surroundings,
                recent,
                freshLookHad,
                now);
    }
}
