package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.ConditionTypes;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.plan.CloudTime;
import io.baiducloud.peerconn.operator.plan.Desired;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Gauges that name objects: those that are not Ready for longest, and those whose deadline comes first. Each gauge names so
 * many at most, whatever the number of objects, so that an alert can say whom it is about and no fleet floods Prometheus.
 */
public final class UrgentObjects implements Runnable {
    static final int MOST_NOT_READY = 50;
    static final int MOST_DEADLINES = 20;

    private static final Comparator<Named> ORDER =
            Comparator.comparing(Named::at).thenComparing(Named::object);

    private final Supplier<Stream<PeerConnection>> objects;
    private final ZoneId cloudZone;
    private final boolean renews;
    private final MultiGauge notReady;
    private final MultiGauge expiry;
    private final MultiGauge negotiation;

    private record Named(String object, Tags more, Instant at) {}

    /**
     * Makes them.
     *
     * @param cloudZone the zone of the provider's times that have none
     * @param renews whether this operator may change anything, and so renew
     * @param objects all objects that are managed, as last seen
     */
    public UrgentObjects(
            MeterRegistry registry, ZoneId cloudZone, boolean renews, Supplier<Stream<PeerConnection>> objects) {
        this.objects = objects;
        this.cloudZone = cloudZone;
        this.renews = renews;
        this.notReady = gauge(
                registry,
                "peerconn.not.ready.since.timestamp.seconds",
                "Since when an object is not Ready; at most " + MOST_NOT_READY + " objects, those of longest standing");
        this.expiry = gauge(
                registry,
                "peerconn.expiry.timestamp.seconds",
                "When a prepaid connection ends; at most " + MOST_DEADLINES + " objects, those that end first");
        this.negotiation = gauge(
                registry,
                "peerconn.negotiation.deadline.timestamp.seconds",
                "When a request to another account lapses; at most " + MOST_DEADLINES + " objects, the first ones");
    }

    @Override
    public void run() {
        var standing = new ArrayList<Named>();
        var ending = new ArrayList<Named>();
        var lapsing = new ArrayList<Named>();
        objects.get().forEach(object -> {
            notReady(object).ifPresent(standing::add);
            ending(object).ifPresent(ending::add);
            lapsing(object).ifPresent(lapsing::add);
        });
        notReady.register(rows(standing, MOST_NOT_READY), true);
        expiry.register(rows(ending, MOST_DEADLINES), true);
        negotiation.register(rows(lapsing, MOST_DEADLINES), true);
    }

    private static Optional<Named> notReady(PeerConnection object) {
        var status = object.getStatus();
        if (status.findCondition(ConditionTypes.PAUSED)
                .filter(UrgentObjects::isTrue)
                .isPresent()) {
            return Optional.empty();
        }
        var stalled = status.findCondition(ConditionTypes.STALLED)
                .filter(UrgentObjects::isTrue)
                .isPresent();
        return status.findCondition(ConditionTypes.READY)
                .filter(ready -> !isTrue(ready))
                .map(ready -> new Named(
                        nameOf(object),
                        Tags.of("reason", ObjectGauges.reason(ready), "stalled", String.valueOf(stalled)),
                        since(object, ready)));
    }

    /** The status that the schema gives to a new object is as old as time. */
    private static Instant since(PeerConnection object, Condition ready) {
        return Optional.ofNullable(object.getMetadata().getCreationTimestamp())
                .map(Instant::parse)
                .filter(ready.lastTransitionTime()::isBefore)
                .orElse(ready.lastTransitionTime());
    }

    private Optional<Named> ending(PeerConnection object) {
        return CloudTime.find(object.getStatus().expiredTime(), cloudZone)
                .map(end -> new Named(
                        nameOf(object),
                        Tags.of("renewal", isRenewed(Desired.of(object)) ? "auto" : "manual"),
                        end.earliest()));
    }

    private boolean isRenewed(Desired desired) {
        return renews && !desired.observesOnly() && desired.autoRenew().isPresent();
    }

    private static Optional<Named> lapsing(PeerConnection object) {
        return Optional.ofNullable(object.getStatus().negotiationDeadline())
                .map(deadline -> new Named(nameOf(object), Tags.empty(), deadline));
    }

    private static List<Row<?>> rows(List<Named> all, int most) {
        var rows = new ArrayList<Row<?>>();
        all.stream()
                .sorted(ORDER)
                .limit(most)
                .forEach(named -> rows.add(Row.of(
                        named.more().and("object", named.object()), named.at().getEpochSecond())));
        return rows;
    }

    // the same words as in the log: in a label of its own, for "namespace" is that of the pod in Prometheus
    private static String nameOf(PeerConnection object) {
        return ObjectRef.of(object).toString();
    }

    private static boolean isTrue(Condition condition) {
        return condition.status() == ConditionStatus.TRUE;
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
