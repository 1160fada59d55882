package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.observe.Snapshot;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.util.Map;
import java.util.Optional;

/**
 * A situation, and the windows through which it was seen.
 *
 * @param situation what was seen
 * @param own the account and region of this side; empty without credentials
 * @param other that of the other side, where an acceptor block drives it
 * @param secret the Secret in use, for messages
 * @param seen the lists that had come when the look began; a newer one may have been missed
 */
record Look(
        Situation situation,
        Optional<RegionView> own,
        Optional<RegionView> other,
        String secret,
        Map<RegionView, Long> seen) {
    Look with(Situation other) {
        return new Look(other, own, this.other, secret, seen);
    }

    /** Returns the number of the newest list that this look can have seen; 0 for none. */
    long seenOf(RegionView view) {
        return seen.getOrDefault(view, 0L);
    }

    static long newest(RegionView view) {
        return view.latest().map(Snapshot::sequence).orElse(0L);
    }
}
