package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.client.PeerConnStatus;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
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
    private static final Set<String> REASONS =
            Arrays.stream(Reason.values()).map(Reason::word).collect(Collectors.toUnmodifiableSet());

    private final Supplier<Stream<PeerConnection>> objects;
    private final MultiGauge total;
    private final MultiGauge conditions;
    private final MultiGauge ready;
    private final MultiGauge states;

    /**
     * Makes them.
     *
     * @param objects all objects that are managed, as last seen
     */
    public ObjectGauges(MeterRegistry registry, Supplier<Stream<PeerConnection>> objects) {
        this.objects = objects;
        this.total = gauge(registry, "peerconn.objects", "Objects that are managed");
        this.conditions = gauge(registry, "peerconn.objects.by.condition", "Objects by condition and status");
        this.ready = gauge(registry, "peerconn.objects.by.reason", "Objects by status and reason of Ready");
        this.states = gauge(registry, "peerconn.objects.by.state", "Objects by the provider's state");
    }

    @Override
    public void run() {
        var counts = new Counts();
        objects.get().forEach(object -> counts.add(object.getStatus()));
        total.register(List.of(Row.of(Tags.empty(), counts.objects)), true);
        conditions.register(rows(counts.byCondition), true);
        ready.register(rows(counts.byReason), true);
        states.register(rows(counts.byState), true);
    }

    /** One count over all objects. */
    private static final class Counts {
        private final Map<Tags, Integer> byCondition = new LinkedHashMap<>();
        private final Map<Tags, Integer> byReason = new LinkedHashMap<>();
        private final Map<Tags, Integer> byState = new LinkedHashMap<>();
        private int objects;

        void add(PeerConnectionStatus status) {
            objects++;
            status.conditions().forEach(condition -> {
                if (ConditionTypes.ALL.contains(condition.type())) {
                    count(byCondition, Tags.of("condition", condition.type(), "status", status(condition)));
                }
            });
            status.findCondition(ConditionTypes.READY)
                    .ifPresent(condition ->
                            count(byReason, Tags.of("status", status(condition), "reason", reason(condition))));
            count(byState, Tags.of("state", state(status)));
        }
    }

    private static String status(Condition condition) {
        return condition.status().toString();
    }

    /** The reason of a condition, if it is one of ours. */
    static String reason(Condition condition) {
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

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
