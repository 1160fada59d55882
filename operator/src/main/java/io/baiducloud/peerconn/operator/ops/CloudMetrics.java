package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.client.AttemptObserver;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.identity.CloudKey;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import io.baiducloud.peerconn.operator.observe.CloudListener;
import io.baiducloud.peerconn.operator.observe.Snapshot;
import io.baiducloud.peerconn.operator.throttle.CallClass;
import io.baiducloud.peerconn.operator.throttle.Health;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what happens between us and the cloud. A credential is named as in {@code status.observedBy}; after the first
 * hundred of them, and the first fifty regions, the others share a label.
 */
public final class CloudMetrics implements CloudListener {
    private static final Logger LOG = LoggerFactory.getLogger(CloudMetrics.class);
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final LabelBudget credentials = new LabelBudget(100);
    private final LabelBudget regions = new LabelBudget(50);
    private final Map<String, String> names = new ConcurrentHashMap<>();

    /** Makes them. */
    public CloudMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Says how a credential is called, and gives what counts the calls made with it.
     *
     * @param observedBy the short hash of its access key id
     */
    public AttemptObserver observer(CloudKey key, String observedBy) {
        names.put(key.credentialHash(), credentials.of(observedBy));
        // at 0 from the beginning: an increase from nothing to 1 is none to Prometheus
        slowdowns(key);
        lists(key, "ok");
        lists(key, "failed");
        return attempt -> calls(attempt.operation(), CodeLabel.of(attempt.httpStatus(), attempt.code()), key)
                .record(attempt.duration());
    }

    /** How a credential is called in every label, by its hash. */
    String credential(String credentialHash) {
        return names.getOrDefault(credentialHash, LabelBudget.OTHER);
    }

    /** The labels of a credential in a region, which gauges share. */
    Tags tags(CloudKey key) {
        return Tags.of("region", regions.of(key.region()), "credential", credential(key.credentialHash()));
    }

    @Override
    public void admitted(CloudKey key, CallClass callClass, Duration waited) {
        Timer.builder("peerconn.throttle.wait")
                .description("How long calls stood in line before they were made")
                .tag("class", callClass.name().toLowerCase(Locale.ROOT))
                .tags(tags(key))
                .register(registry)
                .record(waited);
    }

    @Override
    public void slowedDown(CloudKey key, Duration pause) {
        slowdowns(key).increment();
        LOG.atInfo()
                .addKeyValue(LogKeys.REGION, key.region())
                .addKeyValue(LogKeys.CREDENTIAL, name(key))
                .addKeyValue(LogKeys.PAUSE, pause)
                .log("The cloud throttles this credential: no calls for {} s", pause.toSeconds());
    }

    @Override
    public void listed(CloudKey key, Snapshot snapshot) {
        lists(key, "ok").increment();
    }

    @Override
    public void listFailed(CloudKey key, String why) {
        lists(key, "failed").increment();
        LOG.atDebug()
                .addKeyValue(LogKeys.REGION, key.region())
                .addKeyValue(LogKeys.CREDENTIAL, name(key))
                .log("A list failed: {}", why);
    }

    @Override
    public void healthChanged(CloudKey key, Health before, Health now) {
        var line =
                switch (now) {
                    case Health.Unproven _, Health.Proven _ -> LOG.atInfo();
                    case Health.Refused _, Health.Unreachable _ -> LOG.atWarn();
                };
        line.addKeyValue(LogKeys.REGION, key.region())
                .addKeyValue(LogKeys.CREDENTIAL, name(key))
                .log(
                        "{}",
                        switch (now) {
                            case Health.Unproven _ -> "The cloud has not been asked yet";
                            case Health.Proven _ -> "The cloud accepts the credential";
                            case Health.Refused refused ->
                                "From now on only probes are sent, because " + refused.message()
                                        + ": the objects concerned name the Secret to correct";
                            case Health.Unreachable unreachable ->
                                "From now on only probes are sent, because " + unreachable.message()
                                        + ": check the network, and the chart values proxy and endpoints (options --proxy and --endpoint)";
                        });
    }

    private String name(CloudKey key) {
        return credential(key.credentialHash());
    }

    private Timer calls(Operation operation, String code, CloudKey key) {
        return Timer.builder("peerconn.cloud.calls")
                .description("Attempts on the wire, by operation and answer")
                .tag("operation", operation.label())
                .tag("code", code)
                .tags(tags(key))
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private Counter slowdowns(CloudKey key) {
        return Counter.builder("peerconn.throttle.slowdowns")
                .description("Times the cloud throttled a credential")
                .tags(tags(key))
                .register(registry);
    }

    private Counter lists(CloudKey key, String outcome) {
        return Counter.builder("peerconn.lists")
                .description("Complete lists, by outcome")
                .tags(tags(key))
                .tag("outcome", outcome)
                .register(registry);
    }
}
