package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.throttle.GateSettings;
import java.time.Duration;

/**
 * How the cloud is looked at.
 *
 * @param gate how much each credential may call in each region
 * @param pollInterval between two lists while nothing moves
 * @param fastestInterval between two lists at least, whatever moves
 * @param detailInterval how old a detail may become where list rows lack a managed field
 * @param evictAfter how long a view that nobody watches is kept
 */
public record CloudSettings(
        GateSettings gate,
        Duration pollInterval,
        Duration fastestInterval,
        Duration detailInterval,
        Duration evictAfter) {

    /** The share of the read rate that polling may use. */
    static final double POLL_SHARE = 0.05;

    /** The given gate and intervals, at least 3 s between two lists, views evicted after 5 min. */
    public static CloudSettings of(GateSettings gate, Duration pollInterval, Duration detailInterval) {
        return new CloudSettings(gate, pollInterval, Duration.ofSeconds(3), detailInterval, Duration.ofMinutes(5));
    }
}
