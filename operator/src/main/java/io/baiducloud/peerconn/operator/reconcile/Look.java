package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.operator.observe.RegionView;
import io.baiducloud.peerconn.operator.plan.Situation;
import java.util.Optional;

/**
 * A situation, and the windows through which it was seen.
 *
 * @param situation what was seen
 * @param own the account and region of this side; empty without credentials
 * @param other that of the other side, where an acceptor block drives it
 * @param secret the Secret in use, for messages
 */
record Look(Situation situation, Optional<RegionView> own, Optional<RegionView> other, String secret) {
    Look with(Situation other) {
        return new Look(other, own, this.other, secret);
    }
}
