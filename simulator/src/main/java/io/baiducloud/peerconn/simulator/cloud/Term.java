package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/** The end of a connection and of its paid time: renewal, release, refund. */
final class Term {
    private static final Set<String> ABROAD = Set.of("hkg", "sin");

    private final World world;
    private final Changes changes;

    Term(World world, Changes changes) {
        this.world = world;
        this.changes = changes;
    }

    void renew(Caller caller, String id, int months) {
        Connection connection = world.led(caller, id);
        Instant end = prepaidEnd(connection);
        changes.checkState(connection, Rules.RENEW_STATES);
        CreationRules.checkTerm(months);
        Settings settings = world.settings();
        Instant now = world.now();
        BigDecimal price = Ledger.price(connection, connection.bandwidth(), BigDecimal.valueOf(months), settings);
        world.ledger().charge(connection, Operation.RENEW, price, now, caller.clientToken());
        Instant from = end.isAfter(now) ? end : now;
        ConnectionDraft draft = connection.edit().expires(Creation.plusMonths(from, months));
        if (connection.status() != Status.ACTIVE) {
            draft.status(Status.STARTING, Lifecycle.afterStart(now, settings));
        }
        world.save(draft.done());
    }

    void refund(Caller caller, String id) {
        Connection connection = world.led(caller, id);
        prepaidEnd(connection);
        if (ABROAD.contains(connection.initiator().region())
                != ABROAD.contains(connection.acceptor().region())) {
            throw new RefusedException(Refusal.CROSS_BORDER);
        }
        changes.checkState(connection, Rules.REFUND_STATES);
        if (world.settings().get(Rules.PROTECTION_STOPS_REFUND)) {
            checkProtection(connection);
        }
        Instant now = world.now();
        BigDecimal back = world.ledger().refundable(connection, now);
        world.ledger().charge(connection, Operation.REFUND, back.negate(), now, caller.clientToken());
        release(connection);
    }

    void delete(Caller caller, String id) {
        Connection connection = world.led(caller, id);
        Settings settings = world.settings();
        changes.checkState(connection, Rules.DELETE_STATES);
        Instant now = world.now();
        Instant end = connection.expires();
        boolean failed = connection.status() == Status.CONSULT_FAILED;
        boolean prepaid = connection.payment() == PaymentTiming.PREPAID;
        if (prepaid && !failed && end != null && end.isAfter(now) && !mayLeaveConsulting(connection)) {
            throw new RefusedException(Refusal.PREPAID_NOT_RELEASABLE);
        }
        checkProtection(connection);
        if (prepaid && (failed || connection.status() == Status.CONSULTING)) {
            BigDecimal back = world.ledger().paid(connection).negate();
            world.ledger().charge(connection, Operation.DELETE, back, now, caller.clientToken());
        } else if (!prepaid && connection.status() == Status.ACTIVE) {
            BigDecimal used = Ledger.price(
                    connection, connection.bandwidth(), Ledger.months(connection.meteredFrom(), now), settings);
            world.ledger().charge(connection, Operation.DELETE, used, now, caller.clientToken());
        }
        release(connection);
    }

    private boolean mayLeaveConsulting(Connection connection) {
        return connection.status() == Status.CONSULTING && world.settings().get(Rules.PREPAID_CONSULTING_RELEASABLE);
    }

    private void release(Connection connection) {
        world.save(connection
                .edit()
                .status(Status.DELETING, Lifecycle.afterDelete(world.now(), world.settings()))
                .done());
    }

    private void checkProtection(Connection connection) {
        if (connection.deleteProtect() && world.settings().get(Rules.PROTECTION_ENFORCED)) {
            throw new RefusedException(Refusal.PROTECTED);
        }
    }

    private static Instant prepaidEnd(Connection connection) {
        Instant end = connection.expires();
        if (connection.payment() != PaymentTiming.PREPAID || end == null) {
            throw new RefusedException(Refusal.NOT_PREPAID);
        }
        return end;
    }
}
