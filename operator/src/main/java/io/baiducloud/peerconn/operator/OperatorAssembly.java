package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.Farewells;
import io.baiducloud.peerconn.operator.kube.Leadership;
import io.baiducloud.peerconn.operator.kube.PrimaryEventFilter;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.operator.reconcile.PeerConnectionReconciler;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Engine} driven by the framework: watches, event sources, leadership. Tests use it as {@code main} does. */
public final class OperatorAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorAssembly.class);
    private static final long INFORMER_PAGE = 500;
    private static final Duration SECRETS_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PASS_PATIENCE = Duration.ofSeconds(12);

    private final KubernetesClient client;
    private final Leadership leadership;
    private final Optional<KubernetesClient> electionClient;
    private final Engine engine;
    private final Operator operator;
    private final ThreadPoolExecutor passes;
    private final ExecutorService eventWriter;
    private final ExecutorService lists = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable IndexerResourceCache<PeerConnection> primaries;
    private volatile boolean started;
    private volatile boolean closing;

    /**
     * What the world around gives.
     *
     * @param client the API server
     * @param identity tells this process from every other one
     * @param clock the time
     * @param emergency ends the process
     * @param instruments measure it
     */
    public record Outside(
            KubernetesClient client,
            String identity,
            Clock clock,
            Consumer<Emergency> emergency,
            Instruments instruments) {}

    /** Assembles; nothing runs before {@link #start}. */
    public OperatorAssembly(OperatorConfig config, Outside outside) {
        this.client = outside.client();
        this.leadership = new Leadership(
                client, config, outside.identity(), () -> outside.emergency().accept(Emergency.LEASE_LOST));
        this.electionClient = leadership.openElectionClient();
        this.eventWriter = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000));
        SimpleInboundEventSource<PeerConnection> wakeUps = new SimpleInboundEventSource<>("wake-ups");
        this.engine = new Engine(
                config,
                Engine.Ground.ofThisProcess(
                        client,
                        outside.identity(),
                        outside.clock(),
                        ref -> wakeUps.propagateEvent(new ResourceID(ref.name(), ref.namespace())),
                        leadership::isLeading,
                        lists,
                        eventWriter,
                        outside.instruments()));
        this.passes = threads(config);
        this.operator = operator(config, outside);
        operator.register(
                new PeerConnectionReconciler(
                        engine.pass(), leadership::isLeading, wakeUps, this::prepare, farewells(outside.clock())),
                settings -> watch(settings, config));
    }

    private Farewells farewells(Clock clock) {
        Farewells farewells = new Farewells(clock);
        engine.pulse().register(farewells);
        return farewells;
    }

    private void prepare(EventSourceContext<PeerConnection> context) {
        IndexerResourceCache<PeerConnection> cache = context.getPrimaryCache();
        engine.fleet().prepare(cache);
        engine.secretWakeUps().index(cache);
        primaries = cache;
    }

    private static ThreadPoolExecutor threads(OperatorConfig config) {
        return new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("pass-", 0).factory());
    }

    private Operator operator(OperatorConfig config, Outside outside) {
        return new Operator(overrider -> {
            overrider
                    .withKubernetesClient(electionClient.orElse(client))
                    .withCloseClientOnStop(false)
                    .withMetrics(outside.instruments().passes())
                    .withInformerStoppedHandler((informer, why) -> {
                        // what keeps it from starting is explained by whoever starts it
                        if (why != null && started && !closing) {
                            LOG.atError().setCause(why).log("A watch has ended for good");
                            outside.emergency().accept(Emergency.WATCH_LOST);
                        }
                    })
                    .checkingCRDAndValidateLocalModel(false)
                    .withUseSSAToPatchPrimaryResource(false)
                    .withExecutorService(passes)
                    .withConcurrentReconciliationThreads(config.threads())
                    .withReconciliationTerminationTimeout(PASS_PATIENCE);
            leadership.election().ifPresent(overrider::withLeaderElectionConfiguration);
        });
    }

    private static void watch(ControllerConfigurationOverrider<PeerConnection> settings, OperatorConfig config) {
        settings.withGenerationAware(false)
                .withOnUpdateFilter(new PrimaryEventFilter())
                .withInformerListLimit(INFORMER_PAGE)
                .withFieldManager(WellKnownNames.CONTROLLER)
                // every pass sets an alarm of our own; the framework's timers would pile up, one for each pass
                .withReconciliationMaxInterval(null)
                // for bugs and Kubernetes errors; cloud failures never get here
                .withRetry(new GenericRetry()
                        .setInitialInterval(2_000)
                        .setIntervalMultiplier(1.5)
                        .setMaxInterval(60_000)
                        .setMaxAttempts(-1));
        config.selector().ifPresent(settings::withLabelSelector);
        switch (config.watchNamespaces()) {
            case NamespaceSelection.All all -> settings.watchingAllNamespaces();
            case NamespaceSelection.Named named -> settings.settingNamespaces(named.names());
        }
    }

    /** Starts; returns when the caches are filled. */
    public void start() {
        engine.secrets().start();
        // objects are better passed over with their Secrets at hand; one that never comes must not stop the others
        engine.secrets().awaitSynced(SECRETS_PATIENCE);
        operator.start();
        started = true;
        IndexerResourceCache<PeerConnection> cache = primaries;
        if (cache != null) {
            engine.secretWakeUps().begin(cache);
        }
        engine.pulse().start();
    }

    /** Whether this process is the one that works. */
    public boolean isLeading() {
        return leadership.isLeading();
    }

    /** Every object that is managed, as last seen; none before the start. */
    public Stream<PeerConnection> objects() {
        IndexerResourceCache<PeerConnection> cache = primaries;
        return started && cache != null ? cache.list() : Stream.empty();
    }

    /** What keeps this process from working, if anything; a standby can work. */
    public Optional<String> readinessProblem() {
        if (!started) {
            return Optional.of("the objects have not been read yet");
        }
        return engine.secrets().isSynced()
                ? Optional.empty()
                : Optional.of("the Secrets have not all been read yet: see the log for the namespace");
    }

    /** Adds something that looks at the clock now and then. */
    public void onPulse(Ticking participant) {
        engine.pulse().register(participant);
    }

    /** What it all stands on. */
    public Engine engine() {
        return engine;
    }

    /** How many objects wait for a thread that passes over them. */
    public int queued() {
        return passes.getQueue().size();
    }

    /** Finishes the calls in hand, hands the lease over and closes everything but the Kubernetes client. */
    @Override
    public void close() {
        closing = true;
        leadership.stepDown();
        engine.pulse().close();
        operator.stop();
        leadership.release();
        electionClient.ifPresent(KubernetesClient::close);
        engine.close();
        lists.shutdown();
        eventWriter.shutdown();
        try {
            if (!eventWriter.awaitTermination(2, TimeUnit.SECONDS)) {
                eventWriter.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
