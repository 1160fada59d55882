package io.baiducloud.peerconn.operator.plan;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What the operator was told for all objects, and what stands around this one.
 *
 * @param observeOnly whether nothing may be changed in the cloud at all
 * @param watchesEverything whether all namespaces are seen, so that "no object bears this tag" can be judged
 * @param adoptionPermitted whether an object of this namespace may take over with these credentials
 * @param cloudTimeZone how a time without zone may be read, besides UTC
 * @param visibilityGrace how long an accepted creation may stay unseen
 * @param settleWindow how long a read may lag behind a change
 */
public record Policies(
        boolean observeOnly,
        boolean watchesEverything,
        boolean adoptionPermitted,
        ZoneId cloudTimeZone,
        Duration visibilityGrace,
        Duration settleWindow) {}
