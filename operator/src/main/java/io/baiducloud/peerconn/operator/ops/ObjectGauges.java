package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.plan.ProviderTime;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.baiducloud.peerconn.operator.status.ConditionTypes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gauges of the objects, counted when somebody scrapes: the number of series depends on the words that conditions and the
 * provider know, never on the number of objects.
 */
public final class ObjectGauges implements Runnable {
    private static final Set<String> TYPES = Set.of(
            ConditionTypes.READY,
            ConditionTypes.AVAILABLE,
            ConditionTypes.SYNCED,
            ConditionTypes.PEER_ACCEPTED,
            ConditionTypes.CREDENTIALS_READY,
            ConditionTypes.RECONCILING,
            ConditionTypes.STALLED,
            ConditionTypes.PAUSED);
    private static final Set<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.toUnmodifiableSet());

    private final Supplier<Stream<PeerConnection>> objects;
    private final ZoneId cloudZone;
    private final MultiGauge total;
    private final MultiGauge conditions;
    private final MultiGauge ready;
    private final MultiGauge states;
    private final MultiGauge expiry;
    private final MultiGauge negotiation;

    /**
     * Makes them.
     *
     * @param objects all objects that are managed, as last seen
     */
    public ObjectGauges(MeterRegistry registry, ZoneId cloudZone, Supplier<Stream<PeerConnection>> objects) {
        this.objects = objects;
        this.cloudZone = cloudZone;
        this.total = gauge(registry, "peerconn.objects", "Objects that are managed");
        this.conditions = gauge(registry, "peerconn.objects.by.condition", "Objects by condition and status");
        this.ready = gauge(registry, "peerconn.objects.by.reason", "Objects by status and reason of Ready");
        this.states = gauge(registry, "peerconn.objects.by.state", "Objects by the provider's state");
        this.expiry =
                gauge(registry, "peerconn.expiry.earliest.timestamp.seconds", "When the first prepaid connection ends");
        this.negotiation = gauge(
                registry,
                "peerconn.negotiation.deadline.earliest.timestamp.seconds",
                "When the first request lapses that waits for another account");
    }

    @Override
    public void run() {
        var counts = new Counts();
        objects.get().forEach(object -> counts.add(object.getStatus()));
        total.register(List.of(Row.of(Tags.empty(), counts.objects)), true);
        conditions.register(rows(counts.byCondition), true);
        ready.register(rows(counts.byReason), true);
        states.register(rows(counts.byState), true);
        expiry.register(timestamp(counts.firstExpiry), true);
        negotiation.register(timestamp(counts.firstDeadline), true);
    }

    /** One count over all objects. */
    private final class Counts {
        private final Map<Tags, Integer> byCondition = new LinkedHashMap<>();
        private final Map<Tags, Integer> byReason = new LinkedHashMap<>();
        private final Map<Tags, Integer> byState = new LinkedHashMap<>();
        private int objects;
        private Instant firstExpiry = Instant.MAX;
        private Instant firstDeadline = Instant.MAX;

        void add(PeerConnectionStatus status) {
            objects++;
            status.conditions().forEach(condition -> {
                if (TYPES.contains(condition.type())) {
                    count(byCondition, Tags.of("condition", condition.type(), "status", status(condition)));
                }
            });
            status.findCondition(ConditionTypes.READY)
                    .ifPresent(condition ->
                            count(byReason, Tags.of("status", status(condition), "reason", reason(condition))));
            count(byState, Tags.of("state", state(status)));
            ProviderTime.parse(status.expiredTime(), cloudZone)
                    .filter(end -> end.earliest().isBefore(firstExpiry))
                    .ifPresent(end -> firstExpiry = end.earliest());
            var deadline = status.negotiationDeadline();
            if (deadline != null && deadline.isBefore(firstDeadline)) {
                firstDeadline = deadline;
            }
        }
    }

    private static String status(Condition condition) {
        return condition.status().toString();
    }

    private static String reason(Condition condition) {
        return REASONS.contains(condition.reason()) ? condition.reason() : LabelBudget.OTHER;
    }

    private static String state(PeerConnectionStatus status) {
        if (status.status() == null) {
            return "none";
        }
        var known = PeerConnStatus.of(status.status());
        return known == PeerConnStatus.UNKNOWN ? LabelBudget.OTHER : known.word();
    }

    private static void count(Map<Tags, Integer> counts, Tags tags) {
        counts.merge(tags, 1, Integer::sum);
    }

    private static List<Row<?>> rows(Map<Tags, Integer> counts) {
        var rows = new ArrayList<Row<?>>(counts.size());
        counts.forEach((tags, number) -> rows.add(Row.of(tags, number)));
        return rows;
    }

    private static List<Row<?>> timestamp(Instant first) {
        return first.equals(Instant.MAX) ? List.of() : List.of(Row.of(Tags.empty(), first.getEpochSecond()));
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
