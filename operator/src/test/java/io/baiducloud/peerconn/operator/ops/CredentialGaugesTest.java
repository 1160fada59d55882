package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredentialGaugesTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CloudMetrics metrics = new CloudMetrics(registry);
    private final Map<SecretName, String> secrets = new HashMap<>();
    private final Map<String, Integer> released = new HashMap<>();
    private final CredentialGauges gauges = new CredentialGauges(registry, metrics, () -> secrets, () -> released);

    @Test
    void namesTheSecretsOfACredentialInOneSeries() {
        // given: one key in two Secrets; queries join on the credential, which must not be ambiguous
        secrets.put(new SecretName("network", "account-a"), "abc123");
        secrets.put(new SecretName("billing", "account-a"), "abc123");
        secrets.put(new SecretName("network", "account-b"), "def456");

        // when
        gauges.run();

        // then
        assertThat(registry.scrape())
                .contains(
                        "peerconn_credential_info{credential=\"abc123\",secret=\"billing/account-a and 1 more\"} 1",
                        "peerconn_credential_info{credential=\"def456\",secret=\"network/account-b\"} 1");
    }

    @Test
    void showsWhatCountsForTheBrake() {
        // given
        var _ = metrics.observer(new CloudKey("hash", "bj"), "abc123");
        released.put("hash", 7);

        // when
        gauges.run();

        // then
        assertThat(registry.scrape()).contains("peerconn_release_brake_released{credential=\"abc123\"} 7.0");
    }

    @Test
    void namesSoManyCredentialsAtMost() {
        // given
        IntStream.range(0, 500).forEach(i -> secrets.put(new SecretName("network", "account-" + i), "key-" + i));

        // when
        gauges.run();

        // then
        assertThat(registry.find("peerconn.credential.info").gauges()).hasSize(100);
    }
}
