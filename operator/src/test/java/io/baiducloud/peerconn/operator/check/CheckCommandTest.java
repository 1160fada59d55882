package io.baiducloud.peerconn.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.fake.CloudCall;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.fake.FakeCloud;
import io.baiducloud.peerconn.operator.kube.ClusterAccess;
import io.baiducloud.peerconn.operator.kube.StartupFailure.Kind;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCommandTest {
    private static final String SECRET = "--default-credentials-secret=system/baidu";

    private final InMemoryApiServer server = InMemoryApiServer.start();
    private final FakeCloud cloud = new FakeCloud(InstantSource.system());
    private final List<String> lines = new ArrayList<>();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void saysOfEachPartThatItIsThereAndAsksTheCloudOnceARegion() {
        // given
        secret(true);
        object("network", "one", "region: gz");
        object("network", "two", "region: gz");
        object("network", "three", "region: su, credentialsRef: {name: own}");

        // when
        var problem = check(SECRET);

        // then
        assertThat(problem).isEmpty();
        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line).matches("ok {7}The API server http\\S+ answers, version \\S+\\."),
                        line -> assertThat(line)
                                .isEqualTo("ok       The definition peerconnections.vpc.baiducloud.io is installed and"
                                        + " knows every field."),
                        line -> assertThat(line).matches("ok {7}All \\d+ permissions that it needs are there\\."),
                        line -> assertThat(line).isEqualTo("ok       The cluster's id in owner tags is test."),
                        line -> assertThat(line)
                                .isEqualTo("ok       Secret system/baidu, the default credentials, is labelled and"
                                        + " holds keys."),
                        line -> assertThat(line)
                                .isEqualTo("ok       The cloud accepts these keys in region gz, at"
                                        + " https://bcc.gz.baidubce.com."));
        assertThat(cloud.calls()).extracting(CloudCall::operation).containsExactly(Operation.LIST_PEER_CONNS);
        assertThat(server.writes())
                .as("asking what is permitted is the only thing posted")
                .allMatch(request -> request.path().contains("selfsubjectaccessreviews"));
    }

    @Test
    void tellsEverythingThatIsMissingAndEndsAsTheFirstOfIt() {
        // given: an older definition and a Secret without its label
        server.forgetStatusField("renewal");
        secret(false);

        // when
        var problem = check(SECRET);

        // then
        assertThat(problem).contains(Kind.CRD_MISSING);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("problem  The custom resource definition")
                        && line.contains("is older than this operator and does not know status.renewal")
                        && line.contains("crds.enabled=true"))
                .anyMatch(line -> line.startsWith("problem  Secret system/baidu does not exist or lacks its label")
                        && line.contains("kubectl label secret baidu --namespace system"))
                .noneMatch(line -> line.contains("The cloud"));
    }

    @Test
    void needsNoDefaultSecret() {
        // when / then
        assertThat(check()).isEmpty();
        assertThat(lines.getLast()).startsWith("skipped  There is no default Secret (chart value defaultCredentials");
        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void saysThatTheApiServerIsAwayAndNothingMore() {
        // given: a port that nobody can listen at
        var nowhere = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:1")
                .build();

        // when / then
        try (var client = ClusterAccess.open(nowhere)) {
            assertThat(check(client, SECRET)).contains(Kind.UNREACHABLE);
        }
        assertThat(lines)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("problem  The API server http"),
                        line -> assertThat(line).isEqualTo("skipped  Everything else needs an API server."));
    }

    record Refusal(Function<Operation, BceException> failure, Kind kind, String says) {}

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(
                        CloudFailures.unauthenticated("InvalidAccessKeyId"),
                        Kind.SETTINGS,
                        "The cloud does not know the access key id in Secret system/baidu: check its accessKeyId"),
                new Refusal(
                        CloudFailures.unauthenticated("SignatureDoesNotMatch"),
                        Kind.SETTINGS,
                        "check that its secretAccessKey belongs to its accessKeyId"),
                new Refusal(CloudFailures.forbidden(), Kind.NOT_PERMITTED, "give its user this permission"),
                new Refusal(
                        CloudFailures.unreachable(),
                        Kind.UNREACHABLE,
                        "Region bj cannot be listed at https://bcc.bj.baidubce.com"),
                new Refusal(CloudFailures.throttled(null), Kind.UNREACHABLE, "throttles this account in region bj"),
                new Refusal(
                        CloudFailures.invalidRequest("Whatever"),
                        Kind.UNREACHABLE,
                        "The cloud refuses to list peer connections in region bj"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyTheCloudCannotBeUsed(Refusal refusal) {
        // given: no object yet, so that the provider's first region stands for all
        secret(true);
        cloud.fail(call -> true, refusal.failure());

        // when / then
        assertThat(check(SECRET)).contains(refusal.kind());
        assertThat(lines.getLast()).startsWith("problem  ").contains(refusal.says());
    }

    private Optional<Kind> check(String... options) {
        return check(server.client(), options);
    }

    private Optional<Kind> check(KubernetesClient client, String... options) {
        var arguments = new ArrayList<>(List.of("check", "--cluster-id=test", "--namespace=system"));
        arguments.addAll(Arrays.asList(options));
        var config = ((Invocation.Check) new OperatorOptions(Map.of(), () -> "system").parse(arguments)).config();
        var bytes = new ByteArrayOutputStream();
        server.forgetRequests();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            return new CheckCommand(config, client, cloud::client, out).run();
        } finally {
            bytes.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
        }
    }

    private void secret(boolean labelled) {
        cloud.account("ak", "account");
        server.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("system")
                        .withName("baidu")
                        .withLabels(
                                labelled
                                        ? Map.of(
                                                WellKnownNames.SECRET_TYPE_LABEL,
                                                WellKnownNames.SECRET_TYPE_CREDENTIALS)
                                        : Map.of())
                        .endMetadata()
                        .withData(Map.of("accessKeyId", "YWs=", "secretAccessKey", "c2s="))
                        .build())
                .create();
    }

    private void object(String namespace, String name, String spec) {
        server.client()
                .resource(Serialization.unmarshal("""
                        apiVersion: vpc.baiducloud.io/v1alpha1
                        kind: PeerConnection
                        metadata: {namespace: %s, name: %s}
                        spec: {localVpcId: vpc-a, peerRegion: bj, peerVpcId: vpc-b, bandwidthInMbps: 1, %s}
                        """.formatted(namespace, name, spec), PeerConnection.class))
                .create();
    }
}
