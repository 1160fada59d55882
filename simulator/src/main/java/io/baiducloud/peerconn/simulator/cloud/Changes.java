package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Setting;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Statuses;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes to a living connection: names, bandwidth, protection. */
final class Changes {
    private final World world;

    Changes(World world) {
        this.world = world;
    }

    /** Null leaves a text as it is. */
    void update(Caller caller, String id, String localIfId, @Nullable String name, @Nullable String description) {
        World.Owned owned = world.owned(caller, id);
        Connection connection = owned.connection();
        Role role = owned.roles().stream()
                .filter(own -> connection.side(own).ifId().equals(localIfId))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.NO_SUCH_INTERFACE));
        checkState(connection, Rules.UPDATE_STATES);
        Settings settings = world.settings();
        Side side = connection.side(role);
        String newName = merged(side.ifName(), name, settings);
        String newDescription = merged(side.description(), description, settings);
        CreationRules.checkText(newName, Rules.NAME_MAX, settings);
        CreationRules.checkText(newDescription, Rules.DESCRIPTION_MAX, settings);
        ConnectionDraft draft = connection.edit().side(role, side.renamed(newName, newDescription));
        if (connection.status() == Status.ACTIVE && settings.get(Rules.UPDATE_UPDATES)) {
            draft.status(Status.UPDATING, Lifecycle.afterUpdate(world.now(), settings));
        }
        world.save(draft.done());
    }

    void resize(Caller caller, String id, int bandwidth) {
        Connection connection = world.led(caller, id);
        Settings settings = world.settings();
        checkState(connection, Rules.RESIZE_STATES);
        CreationRules.checkBandwidth(bandwidth, settings);
        boolean prepaid = connection.payment() == PaymentTiming.PREPAID;
        if (prepaid && bandwidth < connection.bandwidth()) {
            throw new RefusedException(Refusal.PREPAID_NOT_LOWERED);
        }
        if (bandwidth == connection.bandwidth()) {
            if (settings.get(Rules.SAME_BANDWIDTH) == Rules.SameState.REFUSED) {
                throw new RefusedException(Refusal.BANDWIDTH_INVALID, "unchanged");
            }
            return;
        }
        Instant now = world.now();
        chargeResize(connection, bandwidth, prepaid, caller);
        ConnectionDraft draft = connection
                .edit()
                .status(Status.UPDATING, Lifecycle.afterUpdate(now, settings))
                .meteredFrom(now);
        world.save((settings.get(Rules.RESIZE_SHOWS) == Rules.ResizeShows.AT_ONCE
                        ? draft.bandwidth(bandwidth)
                        : draft.nextBandwidth(bandwidth))
                .done());
    }

    void protect(Caller caller, String id, boolean on) {
        World.Owned owned = world.owned(caller, id);
        if (!owned.mayLead() && !world.settings().get(Rules.ACCEPTOR_PROTECTS)) {
            throw new RefusedException(Refusal.ONLY_INITIATOR);
        }
        world.save(owned.connection().edit().deleteProtect(on).done());
    }

    void checkState(Connection connection, Setting<Statuses> allowed) {
        if (!world.settings().get(allowed).contains(connection.status())) {
            throw new RefusedException(
                    Refusal.STATE_FORBIDS, connection.status().word());
        }
    }

    private void chargeResize(Connection connection, int bandwidth, boolean prepaid, Caller caller) {
        Instant now = world.now();
        Instant end = connection.expires();
        BigDecimal amount = prepaid && end != null
                ? Ledger.price(
                        connection, bandwidth - connection.bandwidth(), Ledger.months(now, end), world.settings())
                : Ledger.price(
                        connection,
                        connection.bandwidth(),
                        Ledger.months(connection.meteredFrom(), now),
                        world.settings());
        world.ledger().charge(connection, Operation.RESIZE, amount, now, caller.clientToken());
    }

    private static String merged(String before, @Nullable String wish, Settings settings) {
        if (wish == null || (wish.isEmpty() && !settings.get(Rules.EMPTY_CLEARS))) {
            return before;
        }
        return wish;
    }
}
