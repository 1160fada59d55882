package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionSpec;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UrgentObjectsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<PeerConnection> objects = new ArrayList<>();
    private final UrgentObjects gauges = gauges(true);

    private UrgentObjects gauges(boolean renews) {
        return new UrgentObjects(registry, ZoneId.of("Asia/Shanghai"), renews, objects::stream);
    }

    @Test
    void namesWhoIsNotReadySinceWhenAndWhetherAPersonIsNeeded() {
        // given
        objects.add(object("orders", condition("Ready", "True", "Active")));
        objects.add(object("billing", condition("Ready", "False", "Consulting")));
        objects.add(
                object("archive", condition("Ready", "False", "Conflict"), condition("Stalled", "True", "Conflict")));
        objects.add(object("paused", condition("Ready", "Unknown", "Pending"), condition("Paused", "True", "Paused")));

        // when
        gauges.run();

        // then
        assertThat(series("peerconn_not_ready_since_timestamp_seconds"))
                .containsExactlyInAnyOrder(
                        "{object=\"network/billing\",reason=\"Consulting\",stalled=\"false\"} 1.7723664E9",
                        "{object=\"network/archive\",reason=\"Conflict\",stalled=\"true\"} 1.7723664E9");
    }

    @Test
    void countsFromTheCreationWhereTheStatusIsTheSchemas() {
        // given: no operator has looked, so the condition is that of the definition, of 1970
        objects.add(
                object("orders", new Condition("Ready", ConditionStatus.UNKNOWN, 0L, Instant.EPOCH, "Pending", "")));

        // when
        gauges.run();

        // then
        assertThat(series("peerconn_not_ready_since_timestamp_seconds"))
                .containsExactly("{object=\"network/orders\",reason=\"Pending\",stalled=\"false\"} 1.77228E9");
    }

    @Test
    void namesTheFirstDeadlinesAndWhoRenews() {
        // given: the provider's time has no zone, so the earlier reading counts
        objects.add(withExpiry("orders", "2026-03-01 20:00:00", "autoRenew: { months: 1, whenDaysLeft: 7 }"));
        objects.add(withExpiry("billing", "2026-03-01 20:00:00", "paymentTiming: Prepaid"));
        objects.add(withDeadline("archive"));

        // when
        gauges.run();

        // then
        assertThat(series("peerconn_expiry_timestamp_seconds"))
                .containsExactlyInAnyOrder(
                        "{object=\"network/orders\",renewal=\"auto\"} 1.7723664E9",
                        "{object=\"network/billing\",renewal=\"manual\"} 1.7723664E9");
        assertThat(series("peerconn_negotiation_deadline_timestamp_seconds"))
                .containsExactly("{object=\"network/archive\"} 1.7723664E9");
    }

    @Test
    void promisesNoRenewalWhereNothingMayBeChanged() {
        // given
        objects.add(withExpiry("orders", "2026-03-01 20:00:00", "autoRenew: { months: 1, whenDaysLeft: 7 }"));

        // when
        gauges(false).run();

        // then
        assertThat(series("peerconn_expiry_timestamp_seconds"))
                .containsExactly("{object=\"network/orders\",renewal=\"manual\"} 1.7723664E9");
    }

    @Test
    void namesAFewOfTenThousand() {
        // given
        var prepaid = specWith("paymentTiming: Prepaid");
        IntStream.range(0, 10_000).forEach(i -> {
            objects.add(withExpiry("ending-" + i, "2026-03-01 20:00:00", prepaid));
            objects.add(withDeadline("waiting-" + i));
            objects.add(object("stuck-" + i, condition("Ready", "False", "Conflict")));
        });

        // when
        gauges.run();
        new ObjectGauges(registry, objects::stream).run();

        // then
        assertThat(series("peerconn_not_ready_since_timestamp_seconds")).hasSize(UrgentObjects.MOST_NOT_READY);
        assertThat(series("peerconn_expiry_timestamp_seconds")).hasSize(UrgentObjects.MOST_DEADLINES);
        assertThat(series("peerconn_negotiation_deadline_timestamp_seconds")).hasSize(UrgentObjects.MOST_DEADLINES);
        assertThat(registry.scrape().lines().filter(line -> !line.startsWith("#")))
                .hasSizeLessThan(UrgentObjects.MOST_NOT_READY + 2 * UrgentObjects.MOST_DEADLINES + 20);
    }

    private List<String> series(String name) {
        return registry.scrape()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> line.substring(name.length()))
                .toList();
    }

    private static PeerConnection withExpiry(String name, String expiry, String billing) {
        return withExpiry(name, expiry, specWith(billing));
    }

    private static PeerConnection withExpiry(String name, String expiry, PeerConnectionSpec spec) {
        var object = object(name);
        object.setSpec(spec);
        object.setStatus(PeerConnectionStatus.builder().expiredTime(expiry).build());
        return object;
    }

    private static PeerConnectionSpec specWith(String billing) {
        return new KubernetesSerialization()
                .unmarshal("spec: { region: bj, billing: { " + billing + " } }", PeerConnection.class)
                .getSpec();
    }

    private static PeerConnection withDeadline(String name) {
        var object = object(name);
        object.setStatus(
                PeerConnectionStatus.builder().negotiationDeadline(NOON).build());
        return object;
    }

    private static PeerConnection object(String name, Condition... conditions) {
        var object = new PeerConnection();
        object.setMetadata(new ObjectMetaBuilder()
                .withNamespace("network")
                .withName(name)
                .withGeneration(1L)
                .withUid("uid")
                .withCreationTimestamp("2026-02-28T12:00:00Z")
                .build());
        object.setStatus(
                PeerConnectionStatus.builder().conditions(List.of(conditions)).build());
        return object;
    }

    private static Condition condition(String type, String status, String reason) {
        return new Condition(
                type, ConditionStatus.valueOf(status.toUpperCase(java.util.Locale.ROOT)), 1L, NOON, reason, "");
    }
}
