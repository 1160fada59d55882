package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Somebody who may write objects, their status included, and Secrets in one namespace, against the connections of another
 * one. The operator's default account is the very account of the others, and may be used, but not adopted from. One stage for
 * all: each attack has a pair of networks of its own.
 */
@OnLocalControlPlane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class IntruderIT {
    private static final int PAIRS = 16;
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final LocalControlPlane controlPlane;
    private Stage owner;
    private Stage intruder;

    IntruderIT(LocalControlPlane controlPlane) {
        this.controlPlane = controlPlane;
    }

    @BeforeAll
    void open() {
        List<Vpc> vpcs = IntStream.range(0, PAIRS)
                .boxed()
                .flatMap(i -> Stream.of(Vpc.of("vpc-here" + i, "bj"), Vpc.of("vpc-there" + i, "gz")))
                .toList();
        owner = new Stage(
                controlPlane,
                builder -> builder.instantTransitions()
                        .setting("rules.quotaPerUser", "100")
                        .account(new Account("a".repeat(32), "key-of-a", "secret-of-a", vpcs, List.of()))
                        .account(new Account("b".repeat(32), "key-of-b", "secret-of-b", List.of(), List.of())));
        intruder = owner.beside();
        owner.operatorWith(
                intruder,
                "--poll-interval=10s",
                "--default-credentials-secret=" + owner.namespace + "/account-a",
                "--default-credentials-adoption-namespaces=" + owner.namespace);
    }

    @AfterAll
    void close() {
        owner.close();
    }

    private static String between(int pair) {
        return """
                region: bj
                localVpcId: vpc-here%d
                peerRegion: gz
                peerVpcId: vpc-there%d
                """.formatted(pair, pair);
    }

    private static final String OWN_KEYS = "credentialsRef: { name: account-a }";

    private PeerConnection ready(String name, int pair) {
        owner.create(name, between(pair), "bandwidthInMbps: 100", OWN_KEYS);
        return owner.awaitReady(name);
    }

    private Connection madeByHand(int pair) {
        return owner.cloud
                .console()
                .add(sketch -> sketch.between(owner.a(), "vpc-here" + pair, owner.a(), "vpc-there" + pair)
                        .bandwidth(20));
    }

    /** Writes everything a person with access to objects and their status can, a finalizer and the create intent included. */
    private void forge(String name, PeerConnection original) {
        String intent = original.getMetadata()
                .getAnnotations()
                .get(WellKnownNames.CREATE_INTENT_ANNOTATION)
                .replace(
                        original.getMetadata().getUid(),
                        intruder.get(name).getMetadata().getUid());
        intruder.annotate(name, WellKnownNames.CREATE_INTENT_ANNOTATION, intent.replace("\"", "\\\""));
        intruder.handle(name).patch(MERGE, "{\"metadata\":{\"finalizers\":[\"" + WellKnownNames.FINALIZER + "\"]}}");
        intruder.handle(name)
                .subresource("status")
                .patch(
                        MERGE,
                        "{\"status\":"
                                + intruder.client.getKubernetesSerialization().asJson(original.getStatus()) + "}");
    }

    private long mutationsOf(String id) {
        return owner.cloud.journal().entries().stream()
                .filter(entry -> id.equals(entry.peerConnId()))
                .count();
    }

    private void showsNothingOf(PeerConnection object) {
        assertThat(object.getStatus().status()).isNull();
        assertThat(object.getStatus().bandwidthInMbps()).isNull();
        assertThat(object.getStatus().localIfId()).isNull();
        assertThat(object.getStatus().peer()).isNull();
        assertThat(object.getStatus().createdTime()).isNull();
    }

    @Test
    void copyWithAnIntentAStatusAndAFinalizerTakesOverNothingAndReleasesNothing() {
        // given
        PeerConnection original = ready("copied", 0);
        String id = original.getStatus().peerConnId();

        // when
        intruder.create("copied", between(0), "bandwidthInMbps: 1", "adoptionPolicy: Always", "peerConnId: " + id);
        intruder.awaitReason("copied", "Conflict");
        forge("copied", original);
        intruder.patchSpec("copied", "{\"bandwidthInMbps\":2}");
        owner.letThemLook(3);

        // then
        PeerConnection refused = intruder.awaitReason("copied", "Conflict");
        assertThat(refused.getStatus().pendingActions()).isEmpty();
        intruder.patchSpec("copied", "{\"deletionPolicy\":\"Delete\"}");
        intruder.delete("copied");
        intruder.awaitGone("copied");
        assertThat(mutationsOf(id)).as("its creation").isEqualTo(1);
        assertThat(owner.cloud.connection(id).orElseThrow().status()).isEqualTo(Status.ACTIVE);
        assertThat(Stage.isReady(owner.get("copied"))).isTrue();
    }

    @Test
    void forgedIntentMakesNothingOnesOwnThatSomebodyElseJustMade() {
        // given
        PeerConnection any = ready("any", 1);
        Connection foreign = madeByHand(2);
        intruder.create(
                "forged", between(2), "bandwidthInMbps: 20", "deletionPolicy: Delete", "adoptionPolicy: Always");
        intruder.awaitReason("forged", "Conflict");

        // when
        String uid = intruder.get("forged").getMetadata().getUid();
        String intent = any.getMetadata()
                .getAnnotations()
                .get(WellKnownNames.CREATE_INTENT_ANNOTATION)
                .replace(any.getMetadata().getUid(), uid)
                .replaceAll(
                        "\"start\":\"[^\"]*\"",
                        "\"start\":\"" + foreign.created().truncatedTo(ChronoUnit.SECONDS) + "\"");
        intruder.annotate("forged", WellKnownNames.CREATE_INTENT_ANNOTATION, intent.replace("\"", "\\\""));
        owner.letThemLook(3);

        // then
        assertThat(Stage.condition(intruder.awaitReason("forged", "Conflict"), "Ready")
                        .message())
                .contains("--default-credentials-adoption-namespaces");
        intruder.patchSpec("forged", "{\"bandwidthInMbps\":1}");
        owner.letThemLook(2);
        intruder.delete("forged");
        intruder.awaitGone("forged");
        assertThat(mutationsOf(foreign.id())).isZero();
    }

    @Test
    void whoMayNotAdoptSeesNothingByOnlyLooking() {
        // given
        String id = ready("watched", 3).getStatus().peerConnId();

        // when
        intruder.create("spy", between(3), "managementPolicy: ObserveOnly", "peerConnId: " + id);
        intruder.create("spy-by-pair", between(3), "managementPolicy: ObserveOnly");
        owner.letThemLook(3);

        // then
        showsNothingOf(intruder.get("spy"));
        showsNothingOf(intruder.get("spy-by-pair"));
        assertThat(intruder.get("spy").getStatus().pendingActions())
                .as("nor what would be done with it")
                .noneMatch(action -> action.contains("100"));
    }

    @Test
    void nothingIsHandedOverToAnotherNamespace() {
        // given
        String id = ready("leaving", 4).getStatus().peerConnId();
        intruder.create("heir", between(4), "bandwidthInMbps: 100", "adoptionPolicy: Always");
        assertThat(Stage.condition(intruder.awaitReason("heir", "Conflict"), "Ready")
                        .message())
                .contains("deleting that one releases the connection");

        // when
        owner.delete("leaving");

        // then
        owner.awaitGone("leaving");
        PeerConnection own = intruder.awaitReady("heir");
        assertThat(own.getStatus().peerConnId()).isNotEqualTo(id);
        assertThat(own.getStatus().origin()).isEqualTo(Origin.CREATED);
        assertThat(owner.cloud.connection(id)).isEmpty();
    }

    @Test
    void olderDeclarationHoldsNobodyUpWhoMayAdopt() {
        // given
        Connection foreign = madeByHand(5);
        intruder.create("squatter", between(5), "bandwidthInMbps: 1", "adoptionPolicy: Always");
        intruder.awaitReason("squatter", "Conflict");
        intruder.patchStatus(
                "squatter", "{\"peerConnId\":\"" + foreign.id() + "\",\"origin\":\"Adopted\",\"status\":\"active\"}");

        // when
        owner.create("adopting", between(5), "bandwidthInMbps: 30", "adoptionPolicy: IfUnmanaged", OWN_KEYS);

        // then
        PeerConnection adopted = owner.awaitReady("adopting");
        assertThat(adopted.getStatus().peerConnId()).isEqualTo(foreign.id());
        owner.letThemLook(3);
        assertThat(Stage.isReady(owner.get("adopting"))).isTrue();
        assertThat(mutationsOf(foreign.id())).as("its resize").isEqualTo(1);
    }

    @Test
    void statusWithTheIdOfAConnectionThatOnesKeysDoNotSeeHoldsNobodyUp() {
        // given
        Connection foreign = madeByHand(6);
        intruder.secret("keys-of-b", owner.b());
        intruder.create("squatter-with-keys", between(6), "bandwidthInMbps: 1", "credentialsRef: { name: keys-of-b }");
        intruder.awaitThat(
                "squatter-with-keys",
                object -> object.getStatus().findCondition("CredentialsReady").isPresent());
        intruder.patchStatus(
                "squatter-with-keys",
                "{\"peerConnId\":\"" + foreign.id() + "\",\"origin\":\"Created\",\"status\":\"active\"}");
        owner.letThemLook(2);

        // when
        owner.create("claimed", between(6), "bandwidthInMbps: 30", "adoptionPolicy: IfUnmanaged", OWN_KEYS);

        // then
        assertThat(owner.awaitReady("claimed").getStatus().peerConnId()).isEqualTo(foreign.id());
    }

    @Test
    void statusOfWhoMayNotAdoptHoldsNobodyUpWhoHasOtherKeysOfTheAccount() {
        // given
        Connection foreign = madeByHand(12);
        owner.sessionSecret("other-keys", owner.a());
        intruder.create("squatter-by-default", between(12), "bandwidthInMbps: 1", "adoptionPolicy: Always");
        intruder.awaitReason("squatter-by-default", "Conflict");
        intruder.patchStatus(
                "squatter-by-default",
                "{\"peerConnId\":\"" + foreign.id() + "\",\"origin\":\"Adopted\",\"status\":\"active\"}");
        owner.letThemLook(2);

        // when
        owner.create(
                "with-other-keys",
                between(12),
                "bandwidthInMbps: 30",
                "adoptionPolicy: IfUnmanaged",
                "credentialsRef: { name: other-keys }");

        // then
        assertThat(owner.awaitReady("with-other-keys").getStatus().peerConnId()).isEqualTo(foreign.id());
    }

    /** What one object says of itself is read in the passes over others that connect the same networks. */
    @Test
    void intentsFromTheEndOfTimeHoldNobodyUpAndBreakNobodysPass() {
        // given
        Connection foreign = madeByHand(13);
        Map<String, String> starts =
                Map.of("of-the-future", "9998-01-01T00:00:00Z", "beyond-all-time", "+1000000000-12-31T23:59:59Z");
        starts.forEach((name, start) -> {
            intruder.create(name, between(13), "bandwidthInMbps: 1");
            intruder.awaitReason(name, "Conflict");
            String intent = "{\"uid\":\"%s\",\"attempt\":1,\"request\":\"any\",\"start\":\"%s\",\"outcome\":\"OPEN\"}"
                    .formatted(intruder.get(name).getMetadata().getUid(), start);
            intruder.annotate(name, WellKnownNames.CREATE_INTENT_ANNOTATION, intent.replace("\"", "\\\""));
        });

        // when
        owner.create("undisturbed", between(13), "bandwidthInMbps: 30", "adoptionPolicy: IfUnmanaged", OWN_KEYS);

        // then
        assertThat(owner.awaitReady("undisturbed").getStatus().peerConnId()).isEqualTo(foreign.id());
    }

    /** The API server takes more for a time than Java does, and one object that cannot be read ends the watch for all. */
    @Test
    void timesThatCannotBeReadStopNobody() {
        // given
        intruder.create("odd", between(14), "bandwidthInMbps: 1");
        Resource<GenericKubernetesResource> odd = intruder.client
                .genericKubernetesResources(WellKnownNames.GROUP + "/" + WellKnownNames.VERSION, WellKnownNames.KIND)
                .inNamespace(intruder.namespace)
                .withName("odd");

        // when
        odd.subresource("status")
                .patch(
                        MERGE,
                        "{\"status\":{\"negotiationDeadline\":\"2026-03-01T12:00:00,5Z\","
                                + "\"lastRecreatedAt\":\"2026-03-01T12:00:00+99:99\"}}");

        // then
        ready("undeterred", 15);
        odd.subresource("status").patch(MERGE, "{\"status\":{\"negotiationDeadline\":null,\"lastRecreatedAt\":null}}");
    }

    @Test
    void secretOfTheSameNameInAnotherNamespaceIsOutOfReach() {
        // when
        intruder.create("borrowing", between(7), "bandwidthInMbps: 10", OWN_KEYS);

        // then
        assertThat(Stage.condition(intruder.awaitReason("borrowing", "SecretNotFound"), "Ready")
                        .message())
                .contains(intruder.namespace + "/account-a");
        assertThat(owner.cloud.connections())
                .noneMatch(there -> there.initiator().vpcId().equals("vpc-here7"));
    }

    @Test
    void enormousAndBinarySecretsAreSaidToBeUnusableAndHarmNobody() {
        // given
        byte[] noise = new byte[600_000];
        new Random(1).nextBytes(noise);
        intruder.secret("enormous", "key-of-a", "s".repeat(900_000));
        intruder.secret("binary", "key-of-a", new String(noise, StandardCharsets.ISO_8859_1).substring(0, 300_000));

        // when
        intruder.create("with-enormous", between(8), "bandwidthInMbps: 10", "credentialsRef: { name: enormous }");
        intruder.create("with-binary", between(8), "bandwidthInMbps: 10", "credentialsRef: { name: binary }");

        // then
        for (String name : List.of("with-enormous", "with-binary")) {
            String message = Stage.condition(intruder.awaitReason(name, "SecretInvalid"), "Ready")
                    .message();
            assertThat(message)
                    .contains("its key secretAccessKey ")
                    .hasSizeLessThan(300)
                    .doesNotContain("sssss");
        }
        ready("unharmed", 9);
    }

    @Test
    void nothingInObjectsOrSecretsLeadsTheOperatorToAnotherHost() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            // given
            elsewhere.setSoTimeout(1);
            String url = "http://127.0.0.1:" + elsewhere.getLocalPort();
            intruder.secret(
                    "leading-astray",
                    Map.of(
                            WellKnownNames.ACCESS_KEY_ID,
                            owner.a().accessKeyId(),
                            WellKnownNames.SECRET_ACCESS_KEY,
                            owner.a().secretAccessKey(),
                            "endpoint",
                            url,
                            "proxy",
                            url,
                            "region",
                            "su"));

            // when
            intruder.create(
                    "astray",
                    between(10),
                    "bandwidthInMbps: 10",
                    "description: " + url,
                    "localIfName: " + url,
                    "credentialsRef: { name: leading-astray }");
            for (String annotation : List.of("endpoint", "proxy", "ca-file", "region")) {
                intruder.annotate("astray", WellKnownNames.GROUP + "/" + annotation, url);
            }

            // then
            intruder.awaitReady("astray");
            owner.letThemLook(2);
            assertThat(wasAskedAtAll(elsewhere)).isFalse();
        }
    }

    private static boolean wasAskedAtAll(ServerSocket socket) throws IOException {
        try {
            socket.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    @Test
    void annotationsAsLongAsTheyCanBeAreHarmless() {
        // given
        ready("stuffed", 11);
        String much = "x".repeat(80 * 1024);

        // when
        owner.annotate("stuffed", WellKnownNames.POLL_INTERVAL_ANNOTATION, much);
        owner.annotate("stuffed", WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, much);

        // then
        owner.awaitThat(
                "stuffed",
                object ->
                        Stage.isReady(object) && much.equals(object.getStatus().lastHandledReconcileAt()));
        assertThat(owner.events("stuffed", "AnnotationIgnored"))
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .contains("10s to 24h");

        // when
        owner.patchSpec("stuffed", "{\"bandwidthInMbps\":20}");
        owner.handle("stuffed")
                .patch(
                        MERGE,
                        "{\"metadata\":{\"annotations\":{\"" + WellKnownNames.CREATE_INTENT_ANNOTATION + "\":\"" + much
                                + "\"}}}");

        // then
        owner.awaitThat(
                "stuffed",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));
        owner.delete("stuffed");
        owner.awaitGone("stuffed");
        assertThat(owner.cloud.journal().entries())
                .filteredOn(entry -> entry.operation() == Operation.CREATE)
                .isNotEmpty();
    }
}
