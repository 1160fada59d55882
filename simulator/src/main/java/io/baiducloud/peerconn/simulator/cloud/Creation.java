package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Timing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/** Makes connections. */
final class Creation {
    private final World world;
    private final CreationRules rules;
    private long sequence;

    Creation(World world) {
        this.world = world;
        this.rules = new CreationRules(world);
    }

    Connection create(Caller caller, CreateOrder order) {
        CreationRules.Ends ends = rules.check(caller, order);
        Settings settings = world.settings();
        Instant now = world.now();
        boolean sameAccount = ends.peerAccountId().equals(caller.accountId());
        boolean prepaid = order.payment() == PaymentTiming.PREPAID;
        Connection connection = new Connection(
                world.ids().peerConnId(),
                nextSequence(),
                Status.CREATING,
                Lifecycle.afterCreate(sameAccount, now, settings),
                order.bandwidth(),
                0,
                order.payment(),
                now,
                now.plus(settings.get(Timing.NEGOTIATION)),
                prepaid ? plusMonths(now, order.months()) : null,
                now,
                Side.of(
                        caller.accountId(),
                        caller.region(),
                        ends.local().vpcId(),
                        world.ids().interfaceId(),
                        order.localIfName(),
                        order.description()),
                Side.of(
                        ends.peerAccountId(),
                        ends.peer().region(),
                        ends.peer().vpcId(),
                        world.ids().interfaceId(),
                        order.peerIfName(),
                        sameAccount ? order.description() : ""),
                order.tags(),
                order.resourceGroupId(),
                order.deleteProtect());
        if (prepaid) {
            BigDecimal price =
                    Ledger.price(connection, order.bandwidth(), BigDecimal.valueOf(order.months()), settings);
            world.ledger().charge(connection, Operation.CREATE, price, now, caller.clientToken());
        }
        world.save(connection);
        return connection;
    }

    long nextSequence() {
        return ++sequence;
    }

    void startSequenceAfter(long last) {
        sequence = last;
    }

    static Instant plusMonths(Instant start, int months) {
        return start.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }
}
