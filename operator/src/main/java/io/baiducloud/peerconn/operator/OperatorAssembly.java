package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.NamespaceSelection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.credentials.SecretReferences;
import io.baiducloud.peerconn.operator.credentials.SecretStore;
import io.baiducloud.peerconn.operator.credentials.SecretWakeUps;
import io.baiducloud.peerconn.operator.execute.ReleaseBrake;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.identity.ObjectRef;
import io.baiducloud.peerconn.operator.kube.ClusterIdentity;
import io.baiducloud.peerconn.operator.kube.CrdDeletionCheck;
import io.baiducloud.peerconn.operator.kube.EventPublisher;
import io.baiducloud.peerconn.operator.kube.Leadership;
import io.baiducloud.peerconn.operator.kube.PrimaryEventFilter;
import io.baiducloud.peerconn.operator.kube.PrimaryWriter;
import io.baiducloud.peerconn.operator.observe.CloudRegistry;
import io.baiducloud.peerconn.operator.observe.CloudSettings;
import io.baiducloud.peerconn.operator.observe.CloudSurroundings;
import io.baiducloud.peerconn.operator.observe.SideObserver;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.operator.reconcile.FleetIndex;
import io.baiducloud.peerconn.operator.reconcile.Parts;
import io.baiducloud.peerconn.operator.reconcile.Pass;
import io.baiducloud.peerconn.operator.reconcile.PeerConnectionReconciler;
import io.baiducloud.peerconn.operator.schedule.Alarms;
import io.baiducloud.peerconn.operator.schedule.BackoffLedger;
import io.baiducloud.peerconn.operator.schedule.Pulse;
import io.baiducloud.peerconn.operator.schedule.Ticking;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the operator together, by hand, so that one file shows what depends on what. Tests use it as {@code main} does. */
public final class OperatorAssembly implements AutoCloseable {
    private static final long INFORMER_PAGE = 500;
    private static final int POLLS_MISSED_BEFORE_STALE = 3;
    private static final Duration SECRETS_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PASS_PATIENCE = Duration.ofSeconds(12);

    private final KubernetesClient client;
    private final Leadership leadership;
    private final SecretStore secrets;
    private final SecretWakeUps secretWakeUps;
    private final CloudClients clients;
    private final CloudRegistry registry;
    private final Pulse pulse;
    private final Operator operator;
    private final ExecutorService eventWriter;
    private final ExecutorService lists = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable IndexerResourceCache<PeerConnection> primaries;
    private volatile boolean started;

    /**
     * What the world around gives.
     *
     * @param client the API server
     * @param identity tells this process from every other one
     * @param clock the time
     * @param leaseLost ends the process when another one may have taken over
     * @param instruments measure it
     */
    public record Outside(
            KubernetesClient client, String identity, Clock clock, Runnable leaseLost, Instruments instruments) {}

    /** Assembles; nothing runs before {@link #start}. */
    public OperatorAssembly(OperatorConfig config, Outside outside) {
        this.client = outside.client();
        Clock clock = outside.clock();
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        Cluster cluster = new Cluster(ClusterIdentity.get(config, client), List.copyOf(config.previousClusterIds()));
        this.leadership = new Leadership(client, config, outside.identity(), outside.leaseLost());

        SimpleInboundEventSource<PeerConnection> wakeUps = new SimpleInboundEventSource<>("wake-ups");
        this.pulse = new Pulse(clock);
        Alarms alarms = new Alarms(ref -> wake(wakeUps, ref));
        BackoffLedger ledger = new BackoffLedger(random);
        CredentialFingerprint fingerprint = CredentialFingerprint.ofThisProcess();
        this.clients =
                new CloudClients(config, fingerprint, outside.instruments().attempts());
        this.registry = new CloudRegistry(
                CloudSettings.of(
                        GateSettings.of(config.readRate(), config.writeRate(), config.burst()),
                        config.pollInterval(),
                        config.detailInterval()),
                clients,
                fingerprint,
                new CloudSurroundings(
                        clock,
                        () -> ThreadLocalRandom.current().nextLong(),
                        ref -> wake(wakeUps, ref),
                        leadership::isLeading,
                        lists,
                        outside.instruments().cloud()));
        pulse.register(alarms);
        pulse.register(registry);

        this.secrets = new SecretStore(client, config.secretNamespaces(), config.defaultCredentialsSecret());
        SecretCredentials credentials = new SecretCredentials(secrets, config);
        this.secretWakeUps = new SecretWakeUps(new SecretReferences(credentials), ref -> {
            ledger.reset(ref.uid());
            wake(wakeUps, ref);
        });
        secrets.listen(secretWakeUps);

        FleetIndex fleet = new FleetIndex(cluster);
        SideObserver observer = new SideObserver(
                cluster,
                fleet::findByTag,
                clock,
                region -> endpointOf(config, region),
                config.pollInterval().multipliedBy(POLLS_MISSED_BEFORE_STALE));
        this.eventWriter = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(10_000));
        Pass pass = new Pass(new Parts(
                config,
                cluster,
                credentials,
                secrets,
                fingerprint,
                registry,
                observer,
                fleet,
                new CrdDeletionCheck(client),
                new ReleaseBrake(config.maxReleasesPerHour()),
                new PrimaryWriter(client),
                new EventPublisher(
                        client,
                        outside.identity(),
                        clock,
                        eventWriter,
                        outside.instruments().events()),
                alarms,
                ledger,
                clock));
        this.operator = operator(config, outside.instruments().passes());
        operator.register(
                new PeerConnectionReconciler(pass, leadership::isLeading, wakeUps, context -> prepare(context, fleet)),
                settings -> watch(settings, config));
    }

    private static String endpointOf(OperatorConfig config, String region) {
        URI set = config.endpoints().get(region);
        return set == null ? "https://bcc." + region + ".baidubce.com" : set.toString();
    }

    private static void wake(SimpleInboundEventSource<PeerConnection> wakeUps, ObjectRef ref) {
        wakeUps.propagateEvent(new ResourceID(ref.name(), ref.namespace()));
    }

    private void prepare(EventSourceContext<PeerConnection> context, FleetIndex fleet) {
        IndexerResourceCache<PeerConnection> cache = context.getPrimaryCache();
        fleet.prepare(cache);
        secretWakeUps.index(cache);
        primaries = cache;
    }

    private Operator operator(OperatorConfig config, Metrics passMetrics) {
        ExecutorService passes = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("pass-", 0).factory());
        return new Operator(overrider -> {
            overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withMetrics(passMetrics)
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
                .withReconciliationMaxInterval(Duration.ofHours(1))
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
        secrets.start();
        awaitSecrets();
        operator.start();
        started = true;
        IndexerResourceCache<PeerConnection> cache = primaries;
        if (cache != null) {
            secretWakeUps.begin(cache);
        }
        pulse.start();
    }

    /** Objects are better passed over with their Secrets at hand; one that never comes must not stop the others. */
    private void awaitSecrets() {
        long end = System.nanoTime() + SECRETS_PATIENCE.toNanos();
        try {
            while (!secrets.isSynced() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        return secrets.isSynced()
                ? Optional.empty()
                : Optional.of("the Secrets have not all been read yet: see the log for the namespace");
    }

    /** Adds something that looks at the clock now and then. */
    public void onPulse(Ticking participant) {
        pulse.register(participant);
    }

    /** The accounts and regions in use. */
    public CloudRegistry registry() {
        return registry;
    }

    /** Finishes the calls in hand, hands the lease over and closes everything but the Kubernetes client. */
    @Override
    public void close() {
        leadership.stepDown();
        pulse.close();
        operator.stop();
        leadership.release();
        secrets.close();
        registry.close();
        clients.close();
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
