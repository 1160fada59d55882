package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Role;

/** A connection as seen from one side. */
public record Sight(Connection connection, Role role) {

    /** The side that is called local. */
    public Side local() {
        return connection.side(role);
    }

    /** The side that is called peer. */
    public Side peer() {
        return connection.side(role.other());
    }
}
