package io.baiducloud.peerconn.operator.throttle;

import io.baiducloud.peerconn.operator.identity.CloudKey;
import java.time.Duration;

/** Hears what happens at the gates, for metrics. Called often and under load: be quick, never throw. */
public interface GateListener {
    /** A call was admitted, after having stood in line that long (zero: at once). */
    default void admitted(CloudKey key, CallClass callClass, Duration waited) {}

    /** The provider asked us to slow down; the gate is closed for that long. */
    default void slowedDown(CloudKey key, Duration pause) {}
}
