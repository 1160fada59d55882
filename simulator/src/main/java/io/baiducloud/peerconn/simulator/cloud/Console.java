package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/** Changes behind everybody's back, as if somebody used the web console: no rules, no waiting, no journal. */
public final class Console {
    private final Cloud cloud;

    /** The console of that cloud. */
    public Console(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Makes a connection: no rules, no quota, no waiting. */
    public Connection add(UnaryOperator<ConnectionSketch> sketch) {
        return cloud.draw(sketch.apply(new ConnectionSketch()));
    }

    /** Changes the bandwidth at once. */
    public Connection resize(String id, int bandwidth) {
        return change(id, draft -> draft.bandwidth(bandwidth));
    }

    /** Switches deletion protection. */
    public Connection protect(String id, boolean on) {
        return change(id, draft -> draft.deleteProtect(on));
    }

    /** Puts DNS of one side into a state, where it stays. */
    public Connection dns(String id, Role role, DnsStatus status) {
        Side side = get(id).side(role);
        return change(id, draft -> draft.side(role, side.withDns(status, List.of())));
    }

    /** Gives one side another name and description. */
    public Connection rename(String id, Role role, String ifName, String description) {
        Side side = get(id).side(role);
        return change(id, draft -> draft.side(role, side.renamed(ifName, description)));
    }

    /** Puts the connection into a state, where it stays. */
    public Connection status(String id, Status status) {
        return change(id, draft -> draft.status(status));
    }

    /** Lets the connection vanish at once. */
    public void delete(String id) {
        cloud.together(() -> {
            World world = cloud.world();
            world.store().put(get(id).edit().status(Status.DELETED).done(), world.now());
            return true;
        });
    }

    /** Ends the paid time of a prepaid connection now. */
    public Connection expire(String id) {
        return expireIn(id, Duration.ZERO);
    }

    /** Sets the end of the paid time of a prepaid connection to so long from now. */
    public Connection expireIn(String id, Duration duration) {
        if (get(id).payment() != PaymentTiming.PREPAID) {
            throw new IllegalArgumentException(id + " is postpaid and never expires");
        }
        return change(id, draft -> draft.expires(now().plus(duration)));
    }

    /** Lets an account owe money, which takes its postpaid connections down, or pay it, which brings them back. */
    public void arrears(String accountId, boolean owes) {
        cloud.together(() -> {
            World world = cloud.world();
            if (world.accounts().find(accountId).isEmpty()) {
                throw new NoSuchElementException("there is no account " + accountId);
            }
            world.accounts().setArrears(accountId, owes);
            world.store()
                    .all()
                    .filter(connection -> connection.payment() == PaymentTiming.POSTPAID
                            && connection.initiator().accountId().equals(accountId)
                            && connection.status() == (owes ? Status.ACTIVE : Status.DOWN))
                    .toList()
                    .forEach(connection -> world.save((owes
                                    ? connection.edit().status(Status.DOWN)
                                    : connection
                                            .edit()
                                            .status(
                                                    Status.STARTING,
                                                    Lifecycle.afterStart(world.now(), world.settings())))
                            .done()));
            return true;
        });
    }

    private Connection change(String id, UnaryOperator<ConnectionDraft> edit) {
        return cloud.together(() -> {
            cloud.world().save(edit.apply(get(id).edit()).done());
            return get(id);
        });
    }

    private Connection get(String id) {
        return cloud.find(id).orElseThrow(() -> new NoSuchElementException("there is no connection " + id));
    }

    private Instant now() {
        return cloud.world().now();
    }
}
