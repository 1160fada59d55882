package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Views;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the operations of the cloud work on; guarded by the cloud's lock. */
record World(
        ConnectionStore store,
        Accounts accounts,
        Ledger ledger,
        Ids ids,
        BusinessClock clock,
        Supplier<Settings> currentSettings) {

    /** A connection and the sides of it that the caller acts for. */
    record Owned(Connection connection, List<Role> roles) {

        /** True when the caller stands for the initiator, or both ends are one account's. */
        boolean mayLead() {
            return connection.isSameAccount() || roles.contains(Role.INITIATOR);
        }
    }

    Settings settings() {
        return currentSettings.get();
    }

    Instant now() {
        return clock.instant();
    }

    /** The connection, if the caller has a side of it in this region; refused otherwise. */
    Owned owned(Caller caller, String id) {
        Connection connection = store.find(id).orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_CONNECTION));
        List<Role> roles = rolesOf(connection, caller);
        if (roles.isEmpty()) {
            throw new RefusedException(Refusal.NO_SUCH_CONNECTION);
        }
        return new Owned(connection, roles);
    }

    /** The same, for what only the initiator may do when there are two accounts. */
    Connection led(Caller caller, String id) {
        Owned owned = owned(caller, id);
        if (!owned.mayLead()) {
            throw new RefusedException(Refusal.ONLY_INITIATOR);
        }
        return owned.connection();
    }

    /** The sides that belong to the caller and stand in the region it called. */
    List<Role> rolesOf(Connection connection, Caller caller) {
        List<Role> roles = new ArrayList<>(2);
        for (Role role : Role.values()) {
            Side side = connection.side(role);
            if (side.accountId().equals(caller.accountId())
                    && side.region().equals(caller.region())
                    && !isHidden(connection, role)) {
                roles.add(role);
            }
        }
        return roles;
    }

    private boolean isHidden(Connection connection, Role role) {
        return role == Role.ACCEPTOR
                && !connection.isSameAccount()
                && connection.status() == Status.CONSULT_FAILED
                && settings().get(Views.ACCEPTOR_AFTER_FAILURE) == Views.FailedNegotiation.GONE;
    }

    /** Keeps a changed connection and lets happen what takes no time. */
    void save(Connection connection) {
        store.put(connection, now());
        store.settle(now(), settings());
    }
}
