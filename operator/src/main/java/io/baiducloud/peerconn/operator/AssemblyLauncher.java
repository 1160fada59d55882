package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.ops.CloudMetrics;
import io.baiducloud.peerconn.operator.ops.EventCounters;
import io.baiducloud.peerconn.operator.ops.Heartbeat;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.operator.ops.ObjectGauges;
import io.baiducloud.peerconn.operator.ops.PassWatch;
import io.baiducloud.peerconn.operator.ops.Telemetry;
import io.baiducloud.peerconn.operator.ops.ViewGauges;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Launches the assembly with everything that measures it. */
final class AssemblyLauncher implements Launcher {
    private final Map<String, String> environment;
    private final Clock clock;

    AssemblyLauncher(Map<String, String> environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public AutoCloseable launch(
            OperatorConfig config, KubernetesClient client, Telemetry telemetry, Runnable leaseLost) {
        var registry = telemetry.registry();
        var cloud = new CloudMetrics(registry);
        var passes = new PassWatch(registry, clock);
        var assembly = new OperatorAssembly(
                config,
                new OperatorAssembly.Outside(
                        client,
                        identity(),
                        clock,
                        leaseLost,
                        new Instruments(
                                (key, credentials) -> cloud.observer(
                                        key, CredentialFingerprint.observedBy(credentials.accessKeyId())),
                                cloud,
                                passes,
                                new EventCounters(registry))));
        var heartbeat = new Heartbeat();
        assembly.onPulse(heartbeat);
        telemetry.health().livenessOf("pulse", heartbeat::problem);
        telemetry.health().livenessOf("passes", passes::problem);
        telemetry.health().readinessOf("caches", assembly::readinessProblem);
        telemetry.beforeScrape(new ObjectGauges(registry, config.cloudTimeZone(), assembly::objects));
        telemetry.beforeScrape(
                new ViewGauges(registry, cloud, () -> assembly.registry().readings()));
        Gauge.builder("peerconn.leader", assembly, running -> running.isLeading() ? 1 : 0)
                .description("1 on the replica that works")
                .register(registry);
        Gauge.builder("peerconn.build.info", () -> 1)
                .description("The version, as a label")
                .tag("version", ProgramVersion.get())
                .register(registry);
        try {
            assembly.start();
        } catch (RuntimeException e) {
            assembly.close();
            throw e;
        }
        return assembly;
    }

    // a pod that is started again is another process, and must not take its forerunner's lease for its own
    private String identity() {
        return environment.getOrDefault("HOSTNAME", "peerconn-operator") + "_"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
