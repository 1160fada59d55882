package io.baiducloud.peerconn.operator.ops;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The process's metrics and health, and the server that shows them. */
public final class Telemetry implements Scrape, AutoCloseable {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final HealthState health = new HealthState();
    private final List<Runnable> beforeScrape = new CopyOnWriteArrayList<>();
    private final OpsServer server;

    private Telemetry(int port, LogSetup logs) {
        // the JVM's meters are welcome, a histogram with hundreds of buckets of theirs is not
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("jvm.gc.concurrent"));
        List.of(
                        new JvmMemoryMetrics(),
                        collections,
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        this.server = OpsServer.start(port, health, this, logs);
    }

    /** Starts to serve; the probes say "starting" until {@link HealthState#started}. */
    public static Telemetry start(OperatorConfig config, LogSetup logs) {
        return new Telemetry(config.port(), logs);
    }

    /** Where metrics are registered. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Where the parts say how they are. */
    public HealthState health() {
        return health;
    }

    /** The port that is served. */
    public int port() {
        return server.port();
    }

    /** Adds something that brings gauges up to date before they are read. */
    public void beforeScrape(Runnable refresh) {
        beforeScrape.add(refresh);
    }

    /** The number of meters, for tests of their bounds. */
    int meters() {
        return (int) registry.getMeters().stream().map(Meter::getId).distinct().count();
    }

    @Override
    public Scraped scrape(Optional<String> accept) {
        beforeScrape.forEach(Runnable::run);
        var type = accept.filter(wanted -> wanted.contains(OPEN_METRICS))
                .map(wanted -> OPEN_METRICS + "; version=1.0.0; charset=utf-8")
                .orElse(TEXT_FORMAT);
        return new Scraped(type, registry.scrape(type));
    }

    @Override
    public void close() {
        server.close();
        collections.close();
        registry.close();
    }
}
