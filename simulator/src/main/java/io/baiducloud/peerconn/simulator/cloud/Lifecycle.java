package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The state machine: what follows by itself, and when. Pure. */
final class Lifecycle {
    private static final Set<Status> RUNNING = Set.of(Status.ACTIVE, Status.UPDATING, Status.STARTING);

    private Lifecycle() {}

    /** A change that has come due. */
    record Step(Instant at, Connection after) {}

    static List<Planned<Status>> afterCreate(boolean sameAccount, Instant now, Settings settings) {
        Instant created = now.plus(settings.get(Timing.CREATING));
        return sameAccount
                ? List.of(
                        new Planned<>(created, Status.STARTING),
                        new Planned<>(created.plus(settings.get(Timing.STARTING)), Status.ACTIVE))
                : List.of(new Planned<>(created, Status.CONSULTING));
    }

    static List<Planned<Status>> afterStart(Instant now, Settings settings) {
        return List.of(new Planned<>(now.plus(settings.get(Timing.STARTING)), Status.ACTIVE));
    }

    static List<Planned<Status>> afterUpdate(Instant now, Settings settings) {
        return List.of(new Planned<>(now.plus(settings.get(Timing.UPDATING)), Status.ACTIVE));
    }

    static List<Planned<Status>> afterDelete(Instant now, Settings settings) {
        Instant deleted = now.plus(settings.get(Timing.DELETING));
        return List.of(
                new Planned<>(deleted, Status.DELETED),
                new Planned<>(deleted.plus(settings.get(Timing.DELETED)), Status.DELETED));
    }

    static List<Planned<DnsStatus>> afterOpen(Instant now, Settings settings) {
        Instant wait = now.plus(settings.get(Timing.DNS_LAG));
        Instant syncing = wait.plus(settings.get(Timing.DNS_WAIT));
        return List.of(
                new Planned<>(wait, DnsStatus.WAIT),
                new Planned<>(syncing, DnsStatus.SYNCING),
                new Planned<>(syncing.plus(settings.get(Timing.DNS_SYNCING)), DnsStatus.OPEN));
    }

    static List<Planned<DnsStatus>> afterClose(Instant now, Settings settings) {
        Instant closing = now.plus(settings.get(Timing.DNS_LAG));
        return List.of(
                new Planned<>(closing, DnsStatus.CLOSING),
                new Planned<>(closing.plus(settings.get(Timing.DNS_CLOSING)), DnsStatus.CLOSE));
    }

    /** The moment of the next change, if one is in sight. */
    static Optional<Instant> nextChange(Connection connection) {
        return Stream.of(
                        connection.plan().stream().map(Planned::at).findFirst(),
                        dnsChange(connection.initiator()),
                        dnsChange(connection.acceptor()),
                        negotiationEnd(connection),
                        expiry(connection))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** The connection after its next change, if that is due. */
    static Optional<Step> step(Connection connection, Instant now, Settings settings) {
        return nextChange(connection)
                .filter(at -> !at.isAfter(now))
                .map(at -> new Step(at, changed(connection, at, settings)));
    }

    private static Connection changed(Connection connection, Instant at, Settings settings) {
        if (!connection.plan().isEmpty() && connection.plan().get(0).at().equals(at)) {
            List<Planned<Status>> plan = connection.plan();
            ConnectionDraft draft = connection.edit().status(plan.get(0).next(), plan.subList(1, plan.size()));
            return connection.nextBandwidth() > 0 && plan.get(0).next() == Status.ACTIVE
                    ? draft.bandwidth(connection.nextBandwidth()).done()
                    : draft.done();
        }
        if (expiry(connection).equals(Optional.of(at))) {
            return connection
                    .edit()
                    .status(settings.get(Rules.PREPAID_END) == Rules.PrepaidEnd.EXPIRED ? Status.EXPIRED : Status.DOWN)
                    .done();
        }
        if (negotiationEnd(connection).equals(Optional.of(at))) {
            return connection.edit().status(Status.CONSULT_FAILED).done();
        }
        Role role = dnsChange(connection.initiator()).equals(Optional.of(at)) ? Role.INITIATOR : Role.ACCEPTOR;
        Side side = connection.side(role);
        List<Planned<DnsStatus>> plan = side.dnsPlan();
        return connection
                .edit()
                .side(role, side.withDns(plan.get(0).next(), plan.subList(1, plan.size())))
                .done();
    }

    private static Optional<Instant> dnsChange(Side side) {
        return side.dnsPlan().stream().map(Planned::at).findFirst();
    }

    private static Optional<Instant> negotiationEnd(Connection connection) {
        return connection.status() == Status.CONSULTING ? Optional.of(connection.negotiationEnds()) : Optional.empty();
    }

    private static Optional<Instant> expiry(Connection connection) {
        return connection.payment() == PaymentTiming.PREPAID && RUNNING.contains(connection.status())
                ? Optional.ofNullable(connection.expires())
                : Optional.empty();
    }
}
