package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;

/** The other account's answer to a request. */
final class Negotiation {
    private final World world;

    Negotiation(World world) {
        this.world = world;
    }

    void accept(Caller caller, String id) {
        Connection connection = consulted(caller, id);
        world.save(connection
                .edit()
                .status(Status.STARTING, Lifecycle.afterStart(world.now(), world.settings()))
                .meteredFrom(world.now())
                .done());
    }

    void reject(Caller caller, String id) {
        world.save(consulted(caller, id).edit().status(Status.CONSULT_FAILED).done());
    }

    private Connection consulted(Caller caller, String id) {
        World.Owned owned = world.owned(caller, id);
        if (!owned.roles().contains(Role.ACCEPTOR)) {
            throw new RefusedException(Refusal.ONLY_ACCEPTOR);
        }
        if (owned.connection().status() != Status.CONSULTING) {
            throw new RefusedException(
                    Refusal.STATE_FORBIDS, owned.connection().status().word());
        }
        return owned.connection();
    }
}
