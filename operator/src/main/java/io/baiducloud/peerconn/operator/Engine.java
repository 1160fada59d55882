package io.baiducloud.peerconn.operator;

import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.credentials.SecretCredentials;
import io.baiducloud.peerconn.operator.credentials.SecretReferences;
import io.baiducloud.peerconn.operator.credentials.SecretStore;
import io.baiducloud.peerconn.operator.credentials.SecretWakeUps;
import io.baiducloud.peerconn.operator.execute.ReleaseBrake;
import io.baiducloud.peerconn.operator.identity.Cluster;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.kube.ClusterIdentity;
import io.baiducloud.peerconn.operator.kube.CrdDeletionCheck;
import io.baiducloud.peerconn.operator.kube.EventPublisher;
import io.baiducloud.peerconn.operator.kube.PrimaryWriter;
import io.baiducloud.peerconn.operator.observe.ClientFactory;
import io.baiducloud.peerconn.operator.observe.CloudRegistry;
import io.baiducloud.peerconn.operator.observe.CloudSettings;
import io.baiducloud.peerconn.operator.observe.CloudSurroundings;
import io.baiducloud.peerconn.operator.observe.SideObserver;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.operator.reconcile.FleetIndex;
import io.baiducloud.peerconn.operator.reconcile.Parts;
import io.baiducloud.peerconn.operator.reconcile.Pass;
import io.baiducloud.peerconn.operator.schedule.Alarms;
import io.baiducloud.peerconn.operator.schedule.BackoffLedger;
import io.baiducloud.peerconn.operator.schedule.Pulse;
import io.baiducloud.peerconn.operator.schedule.Sweep;
import io.baiducloud.peerconn.operator.schedule.Waker;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The operator without the framework around it: everything that a pass stands on, put together by hand so that one file
 * shows what depends on what. {@link OperatorAssembly} lets the framework drive it; the campaigns drive it step by step.
 */
public final class Engine implements AutoCloseable {
    private static final int POLLS_MISSED_BEFORE_STALE = 3;

    private final SecretStore secrets;
    private final SecretWakeUps secretWakeUps;
    private final CloudClients clients;
    private final CloudRegistry registry;
    private final FleetIndex fleet;
    private final Pulse pulse;
    private final ReleaseBrake brake;
    private final Pass pass;

    /**
     * What it stands on.
     *
     * @param client the API server
     * @param identity tells this process from every other one
     * @param clock the time
     * @param random jitter; must bear use by several threads
     * @param fingerprint names credentials
     * @param waker lets an object be passed over soon
     * @param leading whether this process may work
     * @param clients what stands between the operator and its clients of the cloud
     * @param lists runs lists
     * @param events writes events
     * @param instruments measure it
     */
    public record Ground(
            KubernetesClient client,
            String identity,
            Clock clock,
            RandomGenerator random,
            CredentialFingerprint fingerprint,
            Waker waker,
            BooleanSupplier leading,
            UnaryOperator<ClientFactory> clients,
            Executor lists,
            Executor events,
            Instruments instruments) {

        /** Jitter and names as a process of its own has them, and nothing between it and the cloud. */
        public static Ground ofThisProcess(
                KubernetesClient client,
                String identity,
                Clock clock,
                Waker waker,
                BooleanSupplier leading,
                Executor lists,
                Executor events,
                Instruments instruments) {
            return new Ground(
                    client,
                    identity,
                    clock,
                    () -> ThreadLocalRandom.current().nextLong(),
                    CredentialFingerprint.ofThisProcess(),
                    waker,
                    leading,
                    UnaryOperator.identity(),
                    lists,
                    events,
                    instruments);
        }
    }

    /** Puts it together; nothing runs before {@link #secrets()} and {@link #pulse()} are started. */
    public Engine(OperatorConfig config, Ground ground) {
        KubernetesClient client = ground.client();
        Clock clock = ground.clock();
        Cluster cluster = new Cluster(ClusterIdentity.get(config, client), List.copyOf(config.previousClusterIds()));
        this.pulse = new Pulse(clock);
        Alarms alarms = new Alarms(ground.waker());
        BackoffLedger ledger = new BackoffLedger(ground.random());
        this.clients = new CloudClients(
                config, ground.fingerprint(), ground.instruments().attempts());
        this.registry = new CloudRegistry(
                CloudSettings.of(
                        GateSettings.of(config.readRate(), config.writeRate(), config.burst())
                                .forThreads(config.threads()),
                        config.pollInterval(),
                        config.detailInterval()),
                ground.clients().apply(clients),
                ground.fingerprint(),
                new CloudSurroundings(
                        clock,
                        ground.random(),
                        ground.waker(),
                        ground.leading(),
                        ground.lists(),
                        ground.instruments().cloud()));
        pulse.register(alarms);
        pulse.register(registry);

        this.secrets = new SecretStore(client, config.secretNamespaces(), config.defaultCredentialsSecret());
        SecretCredentials credentials = new SecretCredentials(secrets, config);
        this.secretWakeUps = new SecretWakeUps(new SecretReferences(credentials), ref -> {
            ledger.reset(ref.uid());
            ground.waker().wake(ref);
        });
        secrets.listen(secretWakeUps);

        this.brake = new ReleaseBrake(config.maxReleasesPerHour());
        this.fleet = new FleetIndex(cluster);
        pulse.register(new Sweep(fleet::refs, alarms, ground.leading()));
        SideObserver observer =
                new SideObserver(cluster, fleet::findByTag, clock, config::endpointOf, staleAfter(config));
        this.pass = new Pass(new Parts(
                config,
                cluster,
                credentials,
                secrets,
                ground.fingerprint(),
                registry,
                observer,
                fleet,
                new CrdDeletionCheck(client),
                brake,
                new PrimaryWriter(client),
                new EventPublisher(
                        client,
                        ground.identity(),
                        clock,
                        ground.events(),
                        ground.instruments().events()),
                ground.instruments().drift(),
                alarms,
                ledger,
                clock));
    }

    private static Duration staleAfter(OperatorConfig config) {
        return config.pollInterval().multipliedBy(POLLS_MISSED_BEFORE_STALE);
    }

    /** Passes over one object at a time. */
    public Pass pass() {
        return pass;
    }

    /** The Secrets with keys. */
    public SecretStore secrets() {
        return secrets;
    }

    /** Wakes objects whose Secret changed. */
    public SecretWakeUps secretWakeUps() {
        return secretWakeUps;
    }

    /** The accounts and regions in use. */
    public CloudRegistry registry() {
        return registry;
    }

    /** What limits releases. */
    public ReleaseBrake brake() {
        return brake;
    }

    /** The objects, by what they claim. */
    public FleetIndex fleet() {
        return fleet;
    }

    /** What looks at the clock. */
    public Pulse pulse() {
        return pulse;
    }

    /** Ends the watches of Secrets and the calls to the cloud. */
    @Override
    public void close() {
        pulse.close();
        secrets.close();
        registry.close();
        clients.close();
    }
}
