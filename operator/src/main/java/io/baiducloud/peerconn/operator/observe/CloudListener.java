package io.baiducloud.peerconn.operator.observe;

import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.throttle.GateListener;
import io.baiducloud.peerconn.operator.throttle.Health;

/** Hears what happens between us and the cloud, for metrics and logs. Be quick, never throw. */
public interface CloudListener extends GateListener {
    /** Hears nothing. */
    CloudListener NONE = new CloudListener() {};

    /** A complete list was published. */
    default void listed(CloudKey key, Snapshot snapshot) {}

    /** A list failed and was thrown away. */
    default void listFailed(CloudKey key, String why) {}

    /** The cloud began or ceased to take a credential. */
    default void healthChanged(CloudKey key, Health before, Health now) {}
}
