package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.plan.Reason;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectGaugesTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<PeerConnection> objects = new ArrayList<>();
    private final ObjectGauges gauges = new ObjectGauges(registry, objects::stream);

    @Test
    void countsObjectsByWhatTheirConditionsSay() {
        // given
        objects.add(object("active", ConditionStatus.TRUE, "Active"));
        objects.add(object("active", ConditionStatus.TRUE, "Active"));
        objects.add(object("consulting", ConditionStatus.FALSE, "Consulting"));
        objects.add(new PeerConnection());

        // when
        gauges.run();

        // then
        assertThat(registry.scrape())
                .contains(
                        "peerconn_objects 4.0",
                        "peerconn_objects_by_condition{condition=\"Ready\",status=\"True\"} 2.0",
                        "peerconn_objects_by_reason{reason=\"Consulting\",status=\"False\"} 1.0",
                        "peerconn_objects_by_state{state=\"active\"} 2.0",
                        "peerconn_objects_by_state{state=\"none\"} 1.0");
    }

    @Test
    void forgetsWhatIsNoLongerSo() {
        // given
        objects.add(object("active", ConditionStatus.TRUE, "Active"));
        gauges.run();
        objects.clear();

        // when
        gauges.run();

        // then
        assertThat(registry.scrape()).contains("peerconn_objects 0.0").doesNotContain("state=\"active\"");
    }

    @Test
    void hasABoundedNumberOfSeriesWhateverTheNumberOfObjects() {
        // given
        IntStream.range(0, 10_000)
                .forEach(i ->
                        objects.add(object("state-" + i, ConditionStatus.FALSE, i % 2 == 0 ? "Odd" + i : "Blocked")));

        // when
        gauges.run();

        // then
        var series =
                registry.scrape().lines().filter(line -> !line.startsWith("#")).count();
        assertThat(series).isLessThan(3L * Reason.values().length + 3 * 8 + 20);
        assertThat(registry.scrape())
                .contains("peerconn_objects_by_state{state=\"other\"} 10000.0", "reason=\"other\"")
                .doesNotContain("state-7", "Odd8");
    }

    private static PeerConnection object(String state, ConditionStatus ready, String reason) {
        return object(PeerConnectionStatus.builder()
                .status(state)
                .conditions(List.of(new Condition("Ready", ready, 1L, Instant.EPOCH, reason, "")))
                .build());
    }

    private static PeerConnection object(PeerConnectionStatus status) {
        var object = new PeerConnection();
        object.setStatus(status);
        return object;
    }
}
