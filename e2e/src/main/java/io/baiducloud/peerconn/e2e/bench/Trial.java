package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A namespace, a cloud, and an operator of its own that looks after the one with the other. */
final class Trial implements AutoCloseable {
    /** How often the bench has the cloud listed; the default of a minute would only make it longer. */
    static final Duration POLL_INTERVAL = Duration.ofSeconds(20);

    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final int HANDS = 8;

    private final Ground ground;
    private final String namespace;
    private final Simulator cloud;
    private final FleetWatch watch;
    private @Nullable MeasuredOperator operator;

    private Trial(Ground ground, String namespace, Simulator cloud, FleetWatch watch) {
        this.ground = ground;
        this.namespace = namespace;
        this.cloud = cloud;
        this.watch = watch;
    }

    static Trial open(Ground ground, List<Customer> customers) {
        return open(ground, customers, UnaryOperator.identity());
    }

    static Trial open(Ground ground, List<Customer> customers, UnaryOperator<SimulatorBuilder> settings) {
        SimulatorBuilder builder = settings.apply(Simulator.builder())
                .setting(Rules.QUOTA_PER_USER, 0)
                .setting(Rules.QUOTA_PER_VPC, 0);
        customers.forEach(customer -> builder.account(customer.account()));
        String namespace = ground.controlPlane().newNamespace();
        KubernetesClient client = ground.controlPlane().adminClient();
        Trial trial = new Trial(ground, namespace, builder.start(), new FleetWatch(client, namespace));
        customers.forEach(trial::store);
        return trial;
    }

    private void store(Customer customer) {
        ground.controlPlane()
                .adminClient()
                .resource(CredentialsSecret.of(
                        namespace,
                        customer.secret(),
                        customer.account().accessKeyId(),
                        customer.account().secretAccessKey()))
                .create();
    }

    /** Starts the operator, with options of this trial's own. */
    MeasuredOperator operator(String... options) {
        MeasuredOperator started = start(List.of(), options);
        started.awaitReady();
        return started;
    }

    /** Starts the operator without waiting for it, with further options for its Java as well. */
    MeasuredOperator start(List<String> jvmOptions, String... options) {
        List<String> all = new ArrayList<>(List.of(
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                "--poll-interval=" + POLL_INTERVAL.toSeconds() + "s",
                "--max-releases-per-hour=0",
                "--leader-elect",
                "--port=0"));
        cloud.endpoints().forEach((region, endpoint) -> all.add("--endpoint=" + region + "=" + endpoint));
        all.addAll(List.of(options));
        operator = MeasuredOperator.start(ground, "operator-" + namespace, jvmOptions, all);
        return operator;
    }

    /** Creates one object, without DNS, with the protection declared. */
    void create(Customer customer, String name, Customer.Pair pair) {
        String yaml = """
            apiVersion: vpc.baiducloud.io/v1alpha1
            kind: PeerConnection
            metadata: { name: %s, namespace: %s }
            spec:
              region: %s
              localVpcId: %s
              peerRegion: %s
              peerVpcId: %s
              bandwidthInMbps: 10
              deleteProtect: false
              credentialsRef: { name: %s }
            """.formatted(
                        name,
                        namespace,
                        pair.region(),
                        pair.localVpcId(),
                        pair.peerRegion(),
                        pair.peerVpcId(),
                        customer.secret());
        KubernetesClient client = ground.controlPlane().adminClient();
        client.resource(client.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    /** Creates as many objects of one customer, as fast as the API server takes them. */
    void createAll(Customer customer, int count) {
        inParallel(count, i -> create(customer, objectName(i), customer.pair(i)));
    }

    static String objectName(int i) {
        return "object-" + i;
    }

    /** Does something for each number below the count, several at a time. */
    static void inParallel(int count, IntConsumer work) {
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            Stream.iterate(0, i -> i < count, i -> i + 1)
                    .map(i -> hands.submit(() -> work.accept(i)))
                    .toList()
                    .forEach(Trial::await);
        }
    }

    private static void await(java.util.concurrent.Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    Resource<PeerConnection> handle(String name) {
        return ground.controlPlane()
                .adminClient()
                .resources(PeerConnection.class)
                .inNamespace(namespace)
                .withName(name);
    }

    /** How many objects are ready now, in their present generation. */
    long readyNow() {
        return ground
                .controlPlane()
                .adminClient()
                .resources(PeerConnection.class)
                .inNamespace(namespace)
                .list()
                .getItems()
                .stream()
                .filter(Readiness::isReady)
                .count();
    }

    /** Changes a spec, by JSON as {@code {"dnsSync":true}}, and returns the new generation. */
    long patchSpec(String name, String json) {
        return handle(name)
                .patch(MERGE, "{\"spec\":" + json + "}")
                .getMetadata()
                .getGeneration();
    }

    static void sleep(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    String namespace() {
        return namespace;
    }

    Simulator cloud() {
        return cloud;
    }

    FleetWatch watch() {
        return watch;
    }

    CallTally calls() {
        return CallTally.of(cloud.requests());
    }

    @Override
    public void close() {
        if (operator != null) {
            operator.close();
        }
        watch.close();
        cloud.close();
    }
}
