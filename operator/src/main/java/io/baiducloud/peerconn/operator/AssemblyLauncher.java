package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.SecretName;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.ops.CloudMetrics;
import io.baiducloud.peerconn.operator.ops.CredentialGauges;
import io.baiducloud.peerconn.operator.ops.DriftCounters;
import io.baiducloud.peerconn.operator.ops.EventCounters;
import io.baiducloud.peerconn.operator.ops.HealthState;
import io.baiducloud.peerconn.operator.ops.HeapTidying;
import io.baiducloud.peerconn.operator.ops.Heartbeat;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.operator.ops.ObjectGauges;
import io.baiducloud.peerconn.operator.ops.PassWatch;
import io.baiducloud.peerconn.operator.ops.PollWatch;
import io.baiducloud.peerconn.operator.ops.Telemetry;
import io.baiducloud.peerconn.operator.ops.UrgentObjects;
import io.baiducloud.peerconn.operator.ops.ViewGauges;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Launches the assembly with everything that measures it. */
final class AssemblyLauncher implements Launcher {
    private final Map<String, String> environment;
    private final Clock clock;
    private final Optional<HeapTidying> tidying;

    /** For an operator in a process that belongs to somebody else, who looks after its memory. */
    AssemblyLauncher(Map<String, String> environment, Clock clock) {
        this(environment, clock, Optional.empty());
    }

    AssemblyLauncher(Map<String, String> environment, Clock clock, Optional<HeapTidying> tidying) {
        this.environment = environment;
        this.clock = clock;
        this.tidying = tidying;
    }

    @Override
    public AutoCloseable launch(
            OperatorConfig config, KubernetesClient client, Telemetry telemetry, Consumer<Emergency> emergency) {
        var registry = telemetry.registry();
        var cloud = new CloudMetrics(registry);
        var passes = new PassWatch(registry, clock);
        var assembly = new OperatorAssembly(
                config,
                new OperatorAssembly.Outside(
                        client,
                        identity(),
                        clock,
                        emergency,
                        new Instruments(
                                (key, credentials) -> cloud.observer(
                                        key, CredentialFingerprint.observedBy(credentials.accessKeyId())),
                                cloud,
                                passes,
                                new EventCounters(registry),
                                new DriftCounters(registry))));
        watch(telemetry.health(), assembly, passes);
        measure(telemetry, config, assembly, cloud);
        tidying.ifPresent(assembly::onPulse);
        try {
            assembly.start();
        } catch (RuntimeException e) {
            assembly.close();
            throw e;
        }
        return assembly;
    }

    private static void watch(HealthState health, OperatorAssembly assembly, PassWatch passes) {
        var heartbeat = new Heartbeat();
        assembly.onPulse(heartbeat);
        var polls = new PollWatch(() -> assembly.engine().registry().readings());
        health.livenessOf("pulse", heartbeat::problem);
        health.livenessOf("passes", passes::problem);
        health.livenessOf("lists", polls::problem);
        health.readinessOf("caches", assembly::readinessProblem);
    }

    private void measure(Telemetry telemetry, OperatorConfig config, OperatorAssembly assembly, CloudMetrics cloud) {
        var registry = telemetry.registry();
        telemetry.beforeScrape(new ObjectGauges(registry, assembly::objects));
        telemetry.beforeScrape(
                new UrgentObjects(registry, config.cloudTimeZone(), !config.observesOnly(), assembly::objects));
        telemetry.beforeScrape(new ViewGauges(
                registry, cloud, () -> assembly.engine().registry().readings()));
        telemetry.beforeScrape(new CredentialGauges(
                registry,
                cloud,
                () -> aliases(assembly),
                () -> assembly.engine().brake().releasedWithinTheHour(clock.instant())));
        Gauge.builder("peerconn.reconcile.queued", assembly, OperatorAssembly::queued)
                .description("Objects that wait for a thread that passes over them")
                .register(registry);
        Gauge.builder("peerconn.leader", assembly, running -> running.isLeading() ? 1 : 0)
                .description("1 on the replica that works")
                .register(registry);
        constant(registry, "peerconn.build.info", "The version, as a label", "version", ProgramVersion.get(), 1);
        var budget = "Calls a second that each credential may make in each region";
        constant(registry, "peerconn.budget.calls.per.second", budget, "budget", "reads", config.readRate());
        constant(registry, "peerconn.budget.calls.per.second", budget, "budget", "mutations", config.writeRate());
        Gauge.builder("peerconn.release.brake.limit", config::maxReleasesPerHour)
                .description("Connections that may be released for each credential within an hour; 0 means no limit")
                .register(registry);
    }

    private static void constant(
            MeterRegistry registry, String name, String description, String label, String word, int value) {
        Gauge.builder(name, () -> value)
                .description(description)
                .tag(label, word)
                .register(registry);
    }

    private static Map<SecretName, String> aliases(OperatorAssembly assembly) {
        return assembly.engine().secrets().accessKeyIds().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> CredentialFingerprint.observedBy(entry.getValue())));
    }

    // a pod that is started again is another process, and must not take its forerunner's lease for its own
    private String identity() {
        return environment.getOrDefault("HOSTNAME", "peerconn-operator") + "_"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
