package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.AttemptObserver.Attempt;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.observe.ViewReading;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudMetricsTest {
    private static final CloudKey KEY = new CloudKey("5f3a5f3a5f3a5f3a", "bj");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CloudMetrics metrics = new CloudMetrics(registry);

    @Test
    void measuresEveryAttemptByOperationCodeRegionAndCredential() {
        // given
        var observer = metrics.observer(KEY, "abc123");

        // when
        observer.attempted(new Attempt(Operation.LIST_PEER_CONNS, 200, null, Duration.ofMillis(120), "r1"));
        observer.attempted(new Attempt(Operation.CREATE_PEER_CONN, 403, "AccessDenied", Duration.ofMillis(1), "r2"));
        observer.attempted(new Attempt(Operation.CREATE_PEER_CONN, 400, "Weird-7f", Duration.ofMillis(1), "r3"));
        observer.attempted(new Attempt(Operation.GET_PEER_CONN, 0, null, Duration.ofSeconds(10), null));

        // then
        assertThat(registry.scrape())
                .contains(
                        "peerconn_cloud_calls_seconds_count{code=\"ok\",credential=\"abc123\",operation=\"listPeerConns\",region=\"bj\"}"
                                + " 1",
                        "peerconn_cloud_calls_seconds_bucket{code=\"ok\",credential=\"abc123\",operation=\"listPeerConns\",region=\"bj\",le=\"0.1\"}"
                                + " 0",
                        "peerconn_cloud_calls_seconds_bucket{code=\"ok\",credential=\"abc123\",operation=\"listPeerConns\",region=\"bj\",le=\"0.25\"}"
                                + " 1",
                        "code=\"AccessDenied\"",
                        "code=\"none\"",
                        "code=\"other\"")
                .doesNotContain("Weird");
    }

    @Test
    void givesOnlySoManyCredentialsALabelOfTheirOwn() {
        // when
        for (var i = 0; i < 500; i++) {
            metrics.observer(new CloudKey("hash-" + i, "bj"), "key-" + i)
                    .attempted(new Attempt(Operation.LIST_PEER_CONNS, 200, null, Duration.ZERO, null));
        }

        // then
        assertThat(registry.find("peerconn.cloud.calls").timers()).hasSize(101);
        assertThat(registry.get("peerconn.cloud.calls")
                        .tag("credential", "other")
                        .timer()
                        .count())
                .isEqualTo(400);
    }

    @Test
    void showsQueuesAgesAndOpenBreakers() {
        // given
        var _ = metrics.observer(KEY, "abc123");
        var reading = new ViewReading(
                KEY,
                new Health.Refused(Health.Refusal.INVALID_ACCESS_KEY_ID, "message", Instant.EPOCH),
                Optional.of(Duration.ofSeconds(61)),
                Duration.ofSeconds(60),
                Duration.ZERO,
                80,
                70,
                Map.of(CallClass.DELETE, 3),
                2);

        // when
        new ViewGauges(registry, metrics, () -> List.of(reading)).run();

        // then
        assertThat(registry.scrape())
                .contains(
                        "peerconn_snapshot_age_seconds{credential=\"abc123\",region=\"bj\"} 61.0",
                        "peerconn_snapshot_interval_seconds{credential=\"abc123\",region=\"bj\"} 60.0",
                        "peerconn_snapshot_rows{credential=\"abc123\",region=\"bj\"} 80.0",
                        "peerconn_snapshot_watchers{credential=\"abc123\",region=\"bj\"} 70.0",
                        "peerconn_cloud_calls_active{credential=\"abc123\",region=\"bj\"} 2.0",
                        "peerconn_throttle_queued{class=\"delete\",credential=\"abc123\",region=\"bj\"} 3.0",
                        "peerconn_breaker_open{credential=\"abc123\",region=\"bj\",why=\"invalid_access_key_id\"} 1.0");
    }

    @Test
    void showsABreakerThatIsClosed() {
        // given
        var _ = metrics.observer(KEY, "abc123");
        var reading = new ViewReading(
                KEY, new Health.Proven(), Optional.empty(), Duration.ofSeconds(60), Duration.ZERO, 0, 0, Map.of(), 0);

        // when
        new ViewGauges(registry, metrics, () -> List.of(reading)).run();

        // then
        assertThat(registry.scrape())
                .contains("peerconn_breaker_open{credential=\"abc123\",region=\"bj\",why=\"none\"} 0.0");
    }

    @Test
    void countsWaitsSlowdownsAndLists() {
        // when
        metrics.admitted(KEY, CallClass.CREATE, Duration.ofSeconds(3));
        metrics.slowedDown(KEY, Duration.ofSeconds(5));
        metrics.listFailed(KEY, "why");

        // then
        assertThat(registry.scrape())
                .contains(
                        "peerconn_throttle_wait_seconds_sum{class=\"create\",credential=\"other\",region=\"bj\"} 3.0",
                        "peerconn_throttle_slowdowns_total{credential=\"other\",region=\"bj\"} 1.0",
                        "peerconn_lists_total{credential=\"other\",outcome=\"failed\",region=\"bj\"} 1.0");
    }
}
