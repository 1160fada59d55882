package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import java.time.Instant;
import java.util.List;

/** DNS synchronisation, one side at a time. */
final class DnsSync {
    private final World world;

    DnsSync(World world) {
        this.world = world;
    }

    void open(Caller caller, String id, Role role) {
        change(caller, id, role, true);
    }

    void close(Caller caller, String id, Role role) {
        change(caller, id, role, false);
    }

    private void change(Caller caller, String id, Role role, boolean open) {
        World.Owned owned = world.owned(caller, id);
        Connection connection = owned.connection();
        if (!owned.roles().contains(role)) {
            throw new RefusedException(role == Role.INITIATOR ? Refusal.ONLY_INITIATOR : Refusal.ONLY_ACCEPTOR);
        }
        if (connection.status() != Status.ACTIVE) {
            throw new RefusedException(
                    Refusal.STATE_FORBIDS, connection.status().word());
        }
        Side side = connection.side(role);
        DnsStatus present = present(side);
        if (present == DnsStatus.SYNCING || present == DnsStatus.CLOSING) {
            throw new RefusedException(Refusal.DNS_BUSY, present.word());
        }
        boolean already = open ? present != DnsStatus.CLOSE : present == DnsStatus.CLOSE;
        if (already) {
            if (world.settings().get(Rules.SAME_DNS) == Rules.SameState.REFUSED) {
                throw new RefusedException(Refusal.DNS_BUSY, present.word());
            }
            return;
        }
        Instant now = world.now();
        List<Planned<DnsStatus>> plan =
                open ? Lifecycle.afterOpen(now, world.settings()) : Lifecycle.afterClose(now, world.settings());
        world.save(connection.edit().side(role, side.withDns(side.dns(), plan)).done());
    }

    /** What the side is really doing; right after a call it may still show the old word. */
    private static DnsStatus present(Side side) {
        boolean settled = side.dns() == DnsStatus.CLOSE || side.dns() == DnsStatus.OPEN;
        return settled && !side.dnsPlan().isEmpty() ? side.dnsPlan().get(0).next() : side.dns();
    }
}
