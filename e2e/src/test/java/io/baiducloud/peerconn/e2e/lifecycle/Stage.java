package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.OperatorAssembly;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.testkit.FastClock;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A namespace on the real API server, a cloud of its own, and an operator that looks after the one with the other. */
final class Stage implements AutoCloseable {
    static final int SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    final FastClock clock = new FastClock(SPEED);
    final Simulator cloud;
    final KubernetesClient client;
    final String namespace;
    private final LocalControlPlane controlPlane;
    private final List<OperatorAssembly> operators = new ArrayList<>();

    Stage(LocalControlPlane controlPlane, UnaryOperator<SimulatorBuilder> simulator) {
        this.controlPlane = controlPlane;
        this.client = controlPlane.adminClient();
        this.namespace = controlPlane.newNamespace();
        this.cloud = simulator.apply(Simulator.builder().clock(clock)).start();
        secret("account-a", cloud.account(0));
        secret("account-b", cloud.account(1));
    }

    static Stage open(LocalControlPlane controlPlane) {
        return new Stage(controlPlane, builder -> builder);
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
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .addToLabels(WellKnownNames.SECRET_TYPE_LABEL, WellKnownNames.SECRET_TYPE_CREDENTIALS)
                        .endMetadata()
                        .addToStringData(WellKnownNames.ACCESS_KEY_ID, accessKeyId)
                        .addToStringData(WellKnownNames.SECRET_ACCESS_KEY, secretAccessKey)
                        .build())
                .createOr(existing -> existing.update());
    }

    /** Starts an operator with options of its own beside those every test needs. */
    OperatorAssembly operator(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                "--read-rate=100",
                "--write-rate=100",
                "--burst=100"));
        cloud.endpoints().forEach((region, endpoint) -> arguments.add("--endpoint=" + region + "=" + endpoint));
        arguments.addAll(List.of(options));
        OperatorConfig config = parse(arguments);
        OperatorAssembly operator = new OperatorAssembly(
                config,
                new OperatorAssembly.Outside(
                        ClusterAccess.open(controlPlane.adminConfig()),
                        UUID.randomUUID().toString(),
                        clock,
                        () -> {},
                        Instruments.none()));
        operator.start();
        operators.add(operator);
        return operator;
    }

    private static OperatorConfig parse(List<String> arguments) {
        return switch (new OperatorOptions(Map.of(), () -> "default").parse(arguments)) {
            case Invocation.Run(OperatorConfig config) -> config;
            case Invocation other -> throw new IllegalArgumentException(other.toString());
        };
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

    void annotate(String name, String annotation, String value) {
        handle(name).patch(MERGE, "{\"metadata\":{\"annotations\":{\"" + annotation + "\":\"" + value + "\"}}}");
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

    void awaitGone(String name) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(get(name)).as(() -> describe(name)).isNull());
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

    static Condition condition(PeerConnection object, String type) {
        return object.getStatus().findCondition(type).orElseThrow();
    }

    static boolean isReady(PeerConnection object) {
        return object.getStatus()
                .findCondition("Ready")
                .filter(ready -> "True".equals(ready.status().toString())
                        && object.getMetadata().getGeneration().equals(ready.observedGeneration()))
                .isPresent();
    }

    private String describe(String name) {
        PeerConnection object = get(name);
        return object == null
                ? "no object " + name
                : client.getKubernetesSerialization().asYaml(object.getStatus()) + "\njournal "
                        + cloud.journal().entries();
    }

    @Override
    public void close() {
        operators.forEach(OperatorAssembly::close);
        cloud.close();
    }
}
