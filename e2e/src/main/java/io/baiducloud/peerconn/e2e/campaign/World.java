package io.baiducloud.peerconn.e2e.campaign;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.OperatorSettings;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.baiducloud.peerconn.testkit.MutableClock;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A namespace, a cloud, a clock that only this moves, and the operators that live in it. Whatever is done to the world
 * happens between two beats.
 */
final class World implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final InMemoryApiServer server;
    private final KubernetesClient admin;
    private final MutableClock clock = MutableClock.at("2027-03-01T08:00:00Z");
    private final Simulator cloud;
    private final String namespace = "world-" + NUMBER.incrementAndGet();
    private final List<Incarnation> operators = new ArrayList<>();
    private final StoredObjects objects;
    private final Keys secrets;
    private final List<String> violations = new ArrayList<>();
    private final long seed;
    private long calls;

    World(InMemoryApiServer server, long seed, UnaryOperator<SimulatorBuilder> simulator) {
        this.server = server;
        this.admin = server.client();
        this.seed = seed;
        this.secrets = new Keys(admin, namespace);
        this.objects = new StoredObjects(admin, namespace, operators);
        server.forgetRequests();
        server.createNamespace(namespace);
        this.cloud = simulator
                .apply(Simulator.builder().clock(clock).randomSeed(seed))
                .start();
    }

    MutableClock clock() {
        return clock;
    }

    Simulator cloud() {
        return cloud;
    }

    String namespace() {
        return namespace;
    }

    Account account(int index) {
        return cloud.account(index);
    }

    /** What was found to be wrong so far. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    void violation(String what) {
        violations.add(what);
    }

    void onDeparture(StoredObjects.Departure listener) {
        objects.onDeparture(listener);
    }

    /** Starts an operator that nothing breaks. */
    Incarnation start(String... options) {
        return start(Lifeline.unbroken(), true, options);
    }

    Incarnation start(Lifeline lifeline, boolean leading, String... options) {
        Incarnation operator = new Incarnation(this, config(options), lifeline, seed, leading);
        operators.add(operator);
        return operator;
    }

    /** Takes an operator out of the world, dead or alive. */
    void discard(Incarnation operator) {
        operators.remove(operator);
        operator.close();
    }

    /** The first operator dies, and another one takes its place. */
    void replaceOperator(String... options) {
        discard(operators.getFirst());
        start(options);
    }

    /** The first operator dies, and another one takes its place, whose crossings are seen. */
    void replaceOperator(Lifeline lifeline) {
        discard(operators.getFirst());
        start(lifeline, true);
    }

    private OperatorConfig config(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--cluster-id=campaign",
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                "--leader-elect=false"));
        List<String> own = List.of(more);
        cloud.endpoints().forEach((region, endpoint) -> {
            String option = "--endpoint=" + region + "=";
            if (own.stream().noneMatch(given -> given.startsWith(option))) {
                arguments.add(option + endpoint);
            }
        });
        arguments.addAll(own);
        return OperatorSettings.of("default", arguments);
    }

    KubernetesClient openClient(Lifeline lifeline) {
        return new KubernetesClientBuilder()
                .withConfig(server.config())
                // finding out anew how each type is read would cost more than everything that is read
                .withKubernetesSerialization(admin.getKubernetesSerialization())
                .withHttpClientBuilderConsumer(
                        http -> http.addOrReplaceInterceptor("lifeline", new LifelineInterceptor(lifeline)))
                .build();
    }

    /** Every object as the API server has it; nobody but this world writes there. */
    List<PeerConnection> objects() {
        return objects.all();
    }

    Optional<PeerConnection> find(String name) {
        return objects.find(name);
    }

    void apply(String name, String spec) {
        objects.apply(name, spec);
    }

    void patchSpec(String name, String json) {
        objects.patch(name, "{\"spec\":" + json + "}");
    }

    void annotate(String name, String annotation, String value) {
        objects.patch(name, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"" + value + "\"}}}");
    }

    void delete(String name) {
        objects.delete(name);
    }

    void secret(String name, Account account) {
        secret(name, account.accessKeyId(), account.secretAccessKey());
    }

    void secret(String name, String accessKeyId, String secretAccessKey) {
        secrets.write(name, accessKeyId, secretAccessKey, operators);
    }

    void awaitSecrets(Incarnation operator) {
        secrets.await(operator);
    }

    /** An operator wrote: the others hear of it. */
    void written(PeerConnection object) {
        objects.deliver(object);
    }

    /** The watches bring what the API server has. */
    void refresh(ResourceID id) {
        objects.refresh(id);
    }

    void passFailed(ResourceID id, RuntimeException e) {
        violation("a pass over " + id.getName() + " failed: " + e);
    }

    /** An operator calls the cloud, or tries to. */
    void called() {
        calls++;
    }

    /** How many calls were made or tried so far. */
    long callsMade() {
        return calls;
    }

    void beat() {
        List.copyOf(operators).forEach(Incarnation::beat);
    }

    /** Lets time pass in steps; answers whether the condition came true. */
    boolean runUntil(BooleanSupplier condition, Duration within, Duration step) {
        Instant end = clock.instant().plus(within);
        beat();
        while (!condition.getAsBoolean()) {
            Duration left = Duration.between(clock.instant(), end);
            if (!left.isPositive()) {
                return false;
            }
            clock.advance(left.compareTo(step) < 0 ? left : step);
            beat();
        }
        return true;
    }

    void run(Duration time, Duration step) {
        runUntil(() -> false, time, step);
    }

    boolean is(String name, Predicate<PeerConnection> predicate) {
        return find(name).filter(predicate).isPresent();
    }

    /** An object in a few words, for reports. */
    static String describe(PeerConnection object) {
        return object.getMetadata().getName() + ": "
                + Readiness.of(object)
                        .map(ready -> ready.reason() + ", " + ready.message())
                        .orElse("never looked at");
    }

    @Override
    public void close() {
        List.copyOf(operators).forEach(this::discard);
        cloud.close();
        // the server goes through all that it holds for each request
        admin.resources(PeerConnection.class).inNamespace(namespace).delete();
        admin.events().v1().events().inNamespace(namespace).delete();
        admin.secrets().inNamespace(namespace).delete();
        admin.namespaces().withName(namespace).delete();
    }
}
