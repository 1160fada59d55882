package io.baiducloud.peerconn.e2e.campaign.kubernetes;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.e2e.scene.PairedAccount;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.testkit.AuditLog;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.baiducloud.peerconn.testkit.FastClock;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.TcpFaultProxy;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A namespace on a real API server, a cloud of its own on a fast clock, and an operator in this JVM whose road to the API
 * server can be broken. People and whoever looks at the outcome have a road of their own.
 */
final class Site implements AutoCloseable {
    static final String SECRET = "account-a";

    /** How many pairs of VPCs there are: as many connections can be. */
    static final int PAIRS = 6;

    private static final int SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final LocalControlPlane controlPlane;
    private final KubernetesClient people;
    private final String namespace;
    private final TcpFaultProxy road;
    private final FastClock clock = new FastClock(SPEED);
    private final Simulator cloud;
    private final Map<String, TcpFaultProxy> cloudRoads = new TreeMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private @Nullable RunningOperator operator;

    Site(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.people = controlPlane.adminClient();
        this.namespace = controlPlane.newNamespace();
        this.road = TcpFaultProxy.to(controlPlane.port());
        this.cloud = Simulator.builder()
                .clock(clock)
                .account(PairedAccount.of(PAIRS))
                .start();
        cloud.endpoints().forEach((region, endpoint) -> cloudRoads.put(region, TcpFaultProxy.to(endpoint.getPort())));
        people.resource(CredentialsSecret.of(
                        namespace,
                        SECRET,
                        cloud.account(0).accessKeyId(),
                        cloud.account(0).secretAccessKey()))
                .create();
    }

    LocalControlPlane controlPlane() {
        return controlPlane;
    }

    /** A client of somebody who may do everything, past the operator's road. */
    KubernetesClient people() {
        return people;
    }

    String namespace() {
        return namespace;
    }

    /** The operator's road to the API server. */
    TcpFaultProxy road() {
        return road;
    }

    /** The operator's road to a region of the cloud. */
    TcpFaultProxy cloudRoad(String region) {
        return Objects.requireNonNull(cloudRoads.get(region), region);
    }

    Simulator cloud() {
        return cloud;
    }

    /** What was found to be wrong so far. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    void violation(String what) {
        violations.add(what);
    }

    /** Starts the operator as the admin. */
    void startOperator() {
        replaceOperator(config -> config);
    }

    /**
     * Ends the operator, if there is one, and starts another one.
     *
     * @param access makes of the admin's settings, which lead over the road, those of the operator
     */
    void replaceOperator(UnaryOperator<Config> access) {
        if (operator != null) {
            operator.close();
        }
        Config config = controlPlane.adminConfig();
        config.setMasterUrl("https://127.0.0.1:" + road.port());
        operator = RunningOperator.start(namespace, access.apply(config), clock, cloudRoads);
    }

    /** How many objects the operator looks after in the cloud, those it should have forgotten included. */
    int watched() {
        return operator == null ? 0 : operator.watched();
    }

    /** Declares a connection between the pair of that number, asked for from bj. */
    void declare(String name, int pair) {
        declare(name, pair, "bj", "gz");
    }

    /** The same, asked for from another region. */
    void declare(String name, int pair, String region, String peerRegion) {
        String yaml = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: { name: %s, namespace: %s }
                spec:
                  region: %s
                  localVpcId: vpc-%3$s%d
                  peerRegion: %s
                  peerVpcId: vpc-%5$s%4$d
                  bandwidthInMbps: 10
                  deleteProtect: false
                  credentialsRef: { name: %s }
                """.formatted(name, namespace, region, pair, peerRegion, SECRET);
        people.resource(people.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    Resource<PeerConnection> handle(String name) {
        return people.resources(PeerConnection.class).inNamespace(namespace).withName(name);
    }

    Optional<PeerConnection> find(String name) {
        return Optional.ofNullable(handle(name).get());
    }

    PeerConnection get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("there is no object " + name));
    }

    void patch(String name, String json) {
        handle(name).patch(MERGE, json);
    }

    boolean isReady(String name) {
        return find(name).filter(Readiness::isReady).isPresent();
    }

    /** An object in a few words, for reports. */
    String describe(String name) {
        return find(name)
                .map(object -> name + ": "
                        + Readiness.of(object).map(Condition::toString).orElse("never looked at"))
                .orElse("there is no object " + name);
    }

    /** Waits until it is so; that it does not come to that breaks a promise. */
    boolean await(String what, BooleanSupplier isSo) {
        return await(what, PATIENCE, isSo);
    }

    /** The same, with another patience. */
    boolean await(String what, Duration patience, BooleanSupplier isSo) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                violation("after " + patience.toSeconds() + " s still not so: " + what);
                return false;
            }
            rest(Duration.ofMillis(50));
        }
        return true;
    }

    /** Does something, after which the operator must have listed all objects again instead of watching on. */
    void mustListAgain(Runnable doing) {
        AuditLog.Mark before = controlPlane.auditLog().mark();
        doing.run();
        boolean listed = controlPlane.auditLog().since(before).stream()
                .anyMatch(request -> request.verb().equals("list")
                        && request.isAbout("peerconnections")
                        && request.namespace().equals(namespace)
                        && request.userAgent().startsWith("peerconn-operator"));
        if (!listed) {
            violation("the watch went on where the API server has no history any more");
        }
    }

    /** Lets real time pass. */
    static void rest(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (operator != null) {
            operator.close();
        }
        road.close();
        cloudRoads.values().forEach(TcpFaultProxy::close);
        cloud.close();
        people.resources(PeerConnection.class).inNamespace(namespace).list().getItems().stream()
                .map(object -> object.getMetadata().getName())
                .forEach(this::remove);
    }

    /** Takes an object away, whatever holds it. */
    void remove(String name) {
        handle(name).delete();
        if (handle(name).get() != null) {
            patch(name, "{\"metadata\":{\"finalizers\":null}}");
        }
    }
}
