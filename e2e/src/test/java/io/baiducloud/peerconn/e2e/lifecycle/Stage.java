package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.SessionTokenRequest;
import io.baiducloud.peerconn.client.StsClient;
import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.OperatorSettings;
import io.baiducloud.peerconn.e2e.scene.Readiness;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.CredentialsSecret;
import io.baiducloud.peerconn.testkit.FastClock;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A namespace on the real API server, a cloud of its own, and an operator that looks after the one with the other. */
final class Stage implements AutoCloseable {
    static final int SPEED = 20;
    private static final int UNHURRIED = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    final FastClock clock;
    final Simulator cloud;
    final KubernetesClient client;
    final String namespace;
    private final LocalControlPlane controlPlane;
    private final List<OperatorAssembly> operators = new ArrayList<>();

    private Stage(LocalControlPlane controlPlane, FastClock clock, Simulator cloud) {
        this.controlPlane = controlPlane;
        this.client = controlPlane.adminClient();
        this.namespace = controlPlane.newNamespace();
        this.clock = clock;
        this.cloud = cloud;
    }

    private Stage(LocalControlPlane controlPlane, FastClock clock, UnaryOperator<SimulatorBuilder> simulator) {
        this(
                controlPlane,
                clock,
                simulator.apply(Simulator.builder().clock(clock)).start());
        secret("account-a", cloud.account(0));
        secret("account-b", cloud.account(1));
    }

    Stage(LocalControlPlane controlPlane, UnaryOperator<SimulatorBuilder> simulator) {
        this(controlPlane, new FastClock(SPEED), simulator);
    }

    /** Nearer to real time: where what is counted depends on how many passes fit between two of the operator's seconds. */
    static Stage unhurried(LocalControlPlane controlPlane) {
        return new Stage(controlPlane, new FastClock(UNHURRIED), builder -> builder);
    }

    static Stage open(LocalControlPlane controlPlane) {
        return new Stage(controlPlane, builder -> builder);
    }

    /** Another namespace in front of the same cloud, without any keys: another team's cluster, in spirit. */
    Stage beside() {
        return new Stage(controlPlane, clock, cloud);
    }

    Account a() {
        return cloud.account(0);
    }

    Account b() {
        return cloud.account(1);
    }

    void secret(String name, Account account) {
        secret(name, account.accessKeyId(), account.secretAccessKey());
    }

    void secret(String name, String accessKeyId, String secretAccessKey) {
        secret(
                name,
                Map.of(WellKnownNames.ACCESS_KEY_ID, accessKeyId, WellKnownNames.SECRET_ACCESS_KEY, secretAccessKey));
    }

    /** Other keys of an account, which live for half a day. */
    void sessionSecret(String name, Account account) {
        sessionSecret(name, account, SessionTokenRequest.defaults());
    }

    /** Other keys of an account, which live as long as asked for, in real time. */
    void sessionSecret(String name, Account account, SessionTokenRequest request) {
        try (StsClient sts = StsClient.builder()
                .endpoint(cloud.stsEndpoint().toString())
                .credentials(account.accessKeyId(), account.secretAccessKey())
                .build()) {
            BceCredentials keys = sts.getSessionToken(request).credentials();
            secret(
                    name,
                    Map.of(
                            WellKnownNames.ACCESS_KEY_ID,
                            keys.accessKeyId(),
                            WellKnownNames.SECRET_ACCESS_KEY,
                            keys.secretAccessKey(),
                            WellKnownNames.SESSION_TOKEN,
                            Objects.requireNonNull(keys.sessionToken())));
        }
    }

    void secret(String name, Map<String, String> keys) {
        client.resource(CredentialsSecret.of(namespace, name, keys)).createOr(existing -> existing.update());
    }

    /** Takes the label off a Secret, or puts it back. */
    void label(String secret, boolean on) {
        client.secrets()
                .inNamespace(namespace)
                .withName(secret)
                .patch(
                        MERGE,
                        "{\"metadata\":{\"labels\":{\"" + WellKnownNames.SECRET_TYPE_LABEL + "\":"
                                + (on ? "\"" + WellKnownNames.SECRET_TYPE_CREDENTIALS + "\"" : "null") + "}}}");
    }

    /** Starts an operator with options of its own beside those every test needs. */
    OperatorAssembly operator(String... options) {
        return operatorReadingSecretsIn(namespace, options);
    }

    /** One operator for this namespace and another one, whose Secrets it may read as well. */
    OperatorAssembly operatorWith(Stage beside, String... options) {
        String both = namespace + "," + beside.namespace;
        return operatorIn(both, both, options);
    }

    /** The same, where Secrets may be read in another namespace only. */
    OperatorAssembly operatorReadingSecretsIn(String secretNamespace, String... options) {
        return operatorIn(namespace, secretNamespace, options);
    }

    private OperatorAssembly operatorIn(String namespaces, String secretNamespaces, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--watch-namespaces=" + namespaces,
                "--secret-namespaces=" + secretNamespaces,
                "--namespace=" + namespace,
                "--read-rate=100",
                "--write-rate=100",
                "--burst=100"));
        cloud.endpoints().forEach((region, endpoint) -> arguments.add("--endpoint=" + region + "=" + endpoint));
        arguments.addAll(List.of(options));
        OperatorConfig config = OperatorSettings.of("default", arguments);
        OperatorAssembly operator = new OperatorAssembly(
                config,
                new OperatorAssembly.Outside(
                        ClusterAccess.open(controlPlane.adminConfig()),
                        UUID.randomUUID().toString(),
                        clock,
                        emergency -> {},
                        Instruments.none()));
        operator.start();
        operators.add(operator);
        return operator;
    }

    /** An initiator of account a, from bj to gz, with more lines of spec. */
    PeerConnection initiator(String name, String... moreSpec) {
        return initiatorOf(name, a().vpcId("bj", 0), "gz", a().vpcId("gz", 0), moreSpec);
    }

    PeerConnection initiatorOf(String name, String localVpc, String peerRegion, String peerVpc, String... moreSpec) {
        return create(name, """
                region: bj
                localVpcId: %s
                peerRegion: %s
                peerVpcId: %s
                credentialsRef: { name: account-a }
                """.formatted(localVpc, peerRegion, peerVpc), moreSpec);
    }

    PeerConnection create(String name, String spec, String... moreSpec) {
        String yaml = "apiVersion: vpc.baiducloud.io/v1alpha1\nkind: PeerConnection\nmetadata: { name: " + name
                + ", namespace: " + namespace + " }\nspec:\n" + (spec + String.join("\n", moreSpec)).indent(2);
        return client.resource(client.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    Resource<PeerConnection> handle(String name) {
        return client.resources(PeerConnection.class).inNamespace(namespace).withName(name);
    }

    PeerConnection get(String name) {
        return handle(name).get();
    }

    /** Changes a spec by a JSON merge patch, as {@code {"dnsSync":true}}. */
    void patchSpec(String name, String json) {
        handle(name).patch(MERGE, "{\"spec\":" + json + "}");
    }

    /** Changes a status behind the operator's back, by a JSON merge patch; null is a lost status. */
    void patchStatus(String name, String json) {
        handle(name).subresource("status").patch(MERGE, "{\"status\":" + json + "}");
    }

    /** What was told about an object, oldest first, as {@code DeadlineNear request peerconn-1 lapses at ...}. */
    List<String> events(String name) {
        return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(name))
                .sorted(Comparator.comparing(event -> event.getEventTime().getTime()))
                .map(event -> event.getReason() + " " + event.getNote())
                .toList();
    }

    /** The mutations that the cloud applied, as {@code accept@gz by <account>}. */
    List<String> mutations() {
        return cloud.journal().entries().stream()
                .map(entry -> entry.operation().word() + "@" + entry.region() + " by " + entry.accountId())
                .toList();
    }

    /** A connection that somebody made in the console: within account a, from one of its networks in bj to one in gz. */
    Connection byHand(int localVpc, int peerVpc, int bandwidthInMbps) {
        return cloud.console()
                .add(sketch -> sketch.between(a(), a().vpcId("bj", localVpc), a(), a().vpcId("gz", peerVpc))
                        .bandwidth(bandwidthInMbps));
    }

    void annotate(String name, String annotation, String value) {
        handle(name).patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"" + value + "\"}}}");
    }

    void removeAnnotation(String name, String annotation) {
        handle(name).patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":null}}}");
    }

    void removeSecret(String name) {
        client.secrets().inNamespace(namespace).withName(name).delete();
    }

    /** The notes of the events of one reason about an object, oldest first; told a little later than done, so waited for. */
    List<String> events(String name, String reason) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> eventsSoFar(name, reason), told -> !told.isEmpty());
    }

    private List<String> eventsSoFar(String name, String reason) {
        return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
                .filter(event -> event.getRegarding().getName().equals(name)
                        && event.getReason().equals(reason))
                .sorted(Comparator.comparing(event -> event.getMetadata().getName()))
                .map(Event::getNote)
                .toList();
    }

    void delete(String name) {
        handle(name).delete();
    }

    PeerConnection awaitReady(String name) {
        return awaitThat(name, object -> isReady(object));
    }

    PeerConnection awaitReason(String name, String reason) {
        return awaitThat(name, object -> condition(object, "Ready").reason().equals(reason));
    }

    PeerConnection awaitThat(String name, Predicate<PeerConnection> predicate) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(get(name))
                        .as(() -> describe(name))
                        .isNotNull()
                        .matches(predicate));
        return get(name);
    }

    /** Waits until exactly so many of some objects are as asked for and the others are gone; answers their names. */
    List<String> awaitSome(List<String> names, int count, Predicate<PeerConnection> predicate) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
            List<PeerConnection> left =
                    names.stream().map(this::get).filter(Objects::nonNull).toList();
            assertThat(left).hasSize(count).allMatch(predicate);
        });
        return names.stream().filter(name -> get(name) != null).toList();
    }

    void awaitGone(String name) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(get(name)).as(() -> describe(name)).isNull());
    }

    void awaitEvent(String name, String beginning) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(events(name)).anyMatch(event -> event.startsWith(beginning)));
    }

    void awaitCloud(Predicate<Simulator> predicate) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> predicate.test(cloud));
    }

    /** Lets the operator look at the cloud a few times more, on its own fast clock. */
    void letTimePass(Duration operatorTime) {
        var end = clock.instant().plus(operatorTime);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> clock.instant().isAfter(end));
    }

    /** Lets the operators look at the cloud so many times more, however busy the machine is. */
    void letThemLook(int lists) {
        long end = cloud.requests().count(Operation.LIST) + lists;
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> cloud.requests().count(Operation.LIST) >= end);
    }

    static Condition condition(PeerConnection object, String type) {
        return object.getStatus().findCondition(type).orElseThrow();
    }

    static boolean isReady(PeerConnection object) {
        return Readiness.isReady(object);
    }

    private String describe(String name) {
        PeerConnection object = get(name);
        return object == null
                ? "no object " + name
                : client.getKubernetesSerialization().asYaml(object.getStatus()) + "\njournal "
                        + cloud.journal().entries();
    }

    /** Ends an operator, as a crash between two passes does: the next one knows what the objects say, and nothing else. */
    void stop(OperatorAssembly operator) {
        operator.close();
        operators.remove(operator);
    }

    /** Ends the operators here and leaves the cloud to those beside. */
    void stopAll() {
        operators.forEach(OperatorAssembly::close);
        operators.clear();
    }

    @Override
    public void close() {
        stopAll();
        cloud.close();
    }
}
