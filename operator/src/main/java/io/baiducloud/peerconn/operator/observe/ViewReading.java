package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Health;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One look at a region view, for gauges.
 *
 * @param key which view
 * @param health whether it works
 * @param snapshotAge how old the newest complete list is, from its beginning
 * @param interval how often a list is wanted while nothing moves
 * @param pollerSilence for how long whoever reads the lists has not moved
 * @param rows rows in it
 * @param watchers objects that use it
 * @param queued objects that stand in line for a call
 * @param inFlight calls under way
 */
public record ViewReading(
        CloudKey key,
        Health health,
        Optional<Duration> snapshotAge,
        Duration interval,
        Duration pollerSilence,
        int rows,
        int watchers,
        Map<CallClass, Integer> queued,
        int inFlight) {}
