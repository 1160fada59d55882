package io.baiducloud.peerconn.operator.reconcile;

import io.baiducloud.peerconn.client.PeerConnRole;
import io.baiducloud.peerconn.client.Tag;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.fake.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to an object or to the cloud while nobody looks.
 *
 * @param kind what
 * @param n which of several
 */
record Happening(Kind kind, int n) {
    private static final List<String> STATES = List.of("active", "updating", "down", "expired", "error", "hibernating");
    private static final List<String> DNS = List.of("open", "close", "syncing", "closing", "wait", "warp");

    /** What can happen. */
    enum Kind {
        RESIZED,
        DNS_MOVED,
        RENAMED,
        PROTECTED,
        STATE_CHANGED,
        VANISHED,
        ACCEPTED,
        REJECTED,
        LAPSED,
        HAND_MADE,
        REQUESTED,
        BANDWIDTH_DECLARED,
        DNS_DECLARED,
        DESCRIPTION_DECLARED,
        PROTECTION_DECLARED,
        ADOPTION_DECLARED,
        RESTARTED,
        STATUS_LOST,
        ASKED,
        PAUSED,
        WORKED_ON,
        TIME_PASSED,
        ANSWER_LOST,
        LISTS_LAG
    }

    /** An acceptor finds a request waiting. */
    static void beginning(Rehearsal rehearsal) {
        if (rehearsal.isAcceptor()) {
            new Happening(Kind.REQUESTED, 0).to(rehearsal);
        }
    }

    /** What would keep things from coming to rest by itself is over. */
    static void calm(Rehearsal rehearsal) {
        rehearsal.annotate(WellKnownNames.PAUSED_ANNOTATION, null);
        rehearsal.lists(Duration.ZERO);
    }

    void to(Rehearsal world) {
        world.note(this);
        switch (kind) {
            case RESIZED -> changeAll(world, row -> row.bandwidth(10 * (1 + n)));
            case DNS_MOVED -> world.cloud.change(row -> row.role() == side(), row -> row.dns(DNS.get(n)));
            case RENAMED ->
                world.cloud.change(row -> row.role() == side(), row -> row.description(n == 0 ? null : "theirs-" + n));
            case PROTECTED -> changeAll(world, row -> row.deleteProtect(n == 0 ? null : Boolean.valueOf(n < 4)));
            case STATE_CHANGED -> changeAll(world, row -> row.status(STATES.get(n)));
            case VANISHED -> List.copyOf(world.ownRows()).forEach(row -> world.cloud.remove(row.peerConnId()));
            case ACCEPTED -> negotiated(world, "active");
            case REJECTED -> negotiated(world, "consult_failed");
            case LAPSED -> {
                world.clock.advance(Duration.ofDays(7).plusMinutes(1));
                negotiated(world, "consult_failed");
            }
            case HAND_MADE -> add(world, "active");
            case REQUESTED -> add(world, "consulting");
            case BANDWIDTH_DECLARED -> declare(world, "bandwidthInMbps", 10 * (1 + n));
            case DNS_DECLARED -> world.declare(field("dnsSync", n == 0 ? null : Boolean.valueOf(n < 4)));
            case DESCRIPTION_DECLARED -> world.declare(field("description", n == 0 ? null : "d" + n));
            case PROTECTION_DECLARED -> declare(world, "deleteProtect", n == 0 ? null : Boolean.valueOf(n < 3));
            case ADOPTION_DECLARED ->
                declare(
                        world,
                        "adoptionPolicy",
                        List.of("Never", "IfUnmanaged", "Always").get(n % 3));
            case RESTARTED -> world.restart();
            case STATUS_LOST -> world.loseStatus();
            case ASKED -> world.annotate(WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "asked-" + n);
            case PAUSED -> world.annotate(WellKnownNames.PAUSED_ANNOTATION, n < 3 ? "true" : null);
            case WORKED_ON -> {
                for (int pass = 0; pass < 4; pass++) {
                    world.step();
                }
            }
            case TIME_PASSED -> world.clock.advance(Duration.ofMinutes(1L << (2 * n)));
            case ANSWER_LOST -> world.loseNextAnswer();
            case LISTS_LAG -> world.lists(Duration.ofSeconds(50L * n));
        }
    }

    private PeerConnRole side() {
        return n % 2 == 0 ? PeerConnRole.INITIATOR : PeerConnRole.ACCEPTOR;
    }

    private static void declare(Rehearsal world, String field, @Nullable Object value) {
        if (!world.isAcceptor()) {
            world.declare(field(field, value));
        }
    }

    private static Map<String, @Nullable Object> field(String name, @Nullable Object value) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put(name, value);
        return change;
    }

    private static void changeAll(Rehearsal world, UnaryOperator<Row> change) {
        world.cloud.change(row -> true, change);
    }

    private static void negotiated(Rehearsal world, String status) {
        world.cloud.change(row -> "consulting".equals(row.statusAsString()), row -> row.status(status));
    }

    /** A connection that somebody made between the two VPCs, unless one is there: there can be only one. */
    private void add(Rehearsal world, String status) {
        if (!world.cloud.rows(Rehearsal.US, "bj").isEmpty()) {
            return;
        }
        String peerRegion = world.isAcceptor() ? "gz" : world.object.getSpec().peerRegion();
        String account =
                world.isAcceptor() ? Rehearsal.THEM : world.object.getSpec().peerAccountId();
        String other = account == null ? Rehearsal.US : account;
        Row row = Row.of("peerconn-90" + n)
                .status(other.equals(Rehearsal.THEM) ? status : "active")
                .bandwidth(10)
                .local("vpc-a", "bj")
                .peer("vpc-b", peerRegion, other)
                .tags(new ArrayList<>(List.of(new Tag("team", "network"))));
        world.cloud.put(Rehearsal.US, row.build());
        world.cloud.put(
                other,
                row.role(PeerConnRole.ACCEPTOR)
                        .local("vpc-b", peerRegion)
                        .peer("vpc-a", "bj", Rehearsal.US)
                        .localIf("qpif-a", "")
                        .tags(List.of())
                        .build());
    }
}
