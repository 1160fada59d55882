package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.SessionTokenRequest;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose keys are used: always those that were named, never others, and new ones at once. */
class CredentialsIT extends LifecycleIT {
    CredentialsIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    /** Complaint 18 about systems of this kind: what a missing default Secret stops is its objects, never the process. */
    @Test
    void defaultAccountServesObjectsThatNameNoneAndItsLossIsSaid() {
        // given
        stage.operator("--default-credentials-secret=" + stage.namespace + "/account-a");
        create("orders", null);
        stage.awaitReady("orders");

        // when
        stage.label("account-a", false);

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "SecretNotFound"), "Ready")
                        .message())
                .contains("kubectl label secret account-a --namespace " + stage.namespace);

        // when
        stage.label("account-a", true);

        // then
        stage.awaitReady("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE);
    }

    @Test
    void thereIsNoFallBackFromTheSecretThatIsNamedToTheDefaultAccount() {
        // given
        stage.operator("--default-credentials-secret=" + stage.namespace + "/account-a");
        create("orders", "account-c");

        // when
        PeerConnection waiting = stage.awaitReason("orders", "SecretNotFound");

        // then
        assertThat(Stage.condition(waiting, "Ready").message()).contains("account-c");
        stage.letTimePass(Duration.ofSeconds(20));
        assertThat(stage.cloud.requests().total()).isZero();
    }

    @Test
    void withoutAnyAccountBothWaysOutAreNamed() {
        // given
        stage.operator();

        // when
        create("orders", null);

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "SecretNotFound"), "Ready")
                        .message())
                .contains("spec.credentialsRef", "--default-credentials-secret", "defaultCredentials.secretName");
    }

    @Test
    void namespaceThatMayNotUseTheDefaultAccountIsToldTheOption() {
        // given
        stage.operator(
                "--default-credentials-secret=" + stage.namespace + "/account-a",
                "--default-credentials-namespaces=elsewhere");

        // when
        create("orders", null);

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "NotAllowed"), "Ready")
                        .message())
                .contains("--default-credentials-namespaces", stage.namespace);
        assertThat(stage.cloud.requests().total()).isZero();
    }

    @Test
    void secretWhereSecretsMayNotBeReadIsAnsweredWithTheValueToSet() {
        // given
        stage.operatorReadingSecretsIn("elsewhere");

        // when
        create("orders", "account-a");

        // then
        assertThat(Stage.condition(stage.awaitReason("orders", "SecretNotFound"), "Ready")
                        .message())
                .contains("secrets.namespaces", "--secret-namespaces", stage.namespace);
    }

    @Test
    void labelIsRequiredAndWakesTheObject() {
        // given
        stage.label("account-a", false);
        stage.operator();
        create("orders", "account-a");
        stage.awaitReason("orders", "SecretNotFound");

        // when
        stage.label("account-a", true);

        // then
        stage.awaitReady("orders");
    }

    @Test
    void newKeysOfASecretServeWithoutARestartAndTouchNobodyElse() {
        // given
        stage.secret("account-a2", stage.a());
        stage.operator();
        create("orders", "account-a");
        stage.create(
                "billing", """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                bandwidthInMbps: 10
                credentialsRef: { name: account-a2 }
                """.formatted(stage.a().vpcId("bj", 1), stage.a().vpcId("gz", 1)));
        String observedBefore = stage.awaitReady("orders").getStatus().observedBy();
        stage.awaitReady("billing");
        stage.letTimePass(Duration.ofSeconds(10));
        var mark = controlPlane.auditLog().mark();

        // when
        stage.sessionSecret("account-a", stage.a());
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        PeerConnection resized = stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));
        assertThat(resized.getStatus().observedBy()).isNotEqualTo(observedBefore);
        assertThat(controlPlane.auditLog().writesSince(mark))
                .filteredOn(write -> write.namespace().equals(stage.namespace)
                        && write.name().equals("billing"))
                .isEmpty();
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.CREATE, Operation.RESIZE);
    }

    @Test
    void sessionThatExpiredIsSaidLosesNothingAndIsFollowedByTheNext() {
        // given
        stage.sessionSecret("session", stage.a(), SessionTokenRequest.of(Duration.ofMinutes(10)));
        stage.operator();
        create("orders", "session");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.cloud.set(Tokens.CLOCK_OFFSET, Duration.ofMinutes(11));
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        PeerConnection expired = stage.awaitReason("orders", "InvalidAccessKeyId");
        assertThat(Stage.condition(expired, "CredentialsReady").status().toString())
                .isEqualTo("False");
        assertThat(Stage.condition(expired, "CredentialsReady").message())
                .contains("session token", stage.namespace + "/session", "probably expired");
        assertThat(expired.getStatus().peerConnId()).isEqualTo(id);
        long calls = stage.cloud.requests().total();
        stage.letTimePass(Duration.ofMinutes(2));
        assertThat(stage.cloud.requests().total() - calls)
                .as("a probe now and then, and nothing else")
                .isLessThanOrEqualTo(4);
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.sessionSecret("session", stage.a());

        // then
        PeerConnection again = stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));
        assertThat(again.getStatus().peerConnId()).isEqualTo(id);
        assertThat(Stage.condition(again, "CredentialsReady").status().toString())
                .isEqualTo("True");
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.RESIZE);
    }

    @Test
    void newKeyOfTheSameAccountInTheMiddleOfAReleaseFinishesIt() {
        // given
        stage.cloud.set(Timing.DELETING, Duration.ofHours(1));
        stage.operator();
        create("orders", "account-a");
        stage.awaitReady("orders");
        stage.delete("orders");
        stage.awaitThat("orders", object -> "deleting".equals(object.getStatus().status()));

        // when
        stage.sessionSecret("account-a", stage.a());
        stage.cloud.clock().advance(Duration.ofHours(1));

        // then
        stage.awaitGone("orders");
        stage.cloud.journal().assertExactly(Operation.CREATE, Operation.DELETE);
    }

    /** The other account sees the connection between the two from its own side, and that proves nothing. */
    @Test
    void keysOfThePeersAccountLetNothingGoAndCreateNothing() {
        // given
        stage.operator();
        create("orders", "account-a");
        stage.create("across", """
                region: bj
                localVpcId: %s
                peerRegion: bj
                peerVpcId: %s
                peerAccountId: %s
                bandwidthInMbps: 10
                credentialsRef: { name: account-a }
                acceptor: { credentialsRef: { name: account-b } }
                """.formatted(
                stage.a().vpcId("bj", 1), stage.b().vpcId("bj", 0), stage.b().accountId()));
        stage.awaitReady("orders");
        stage.awaitReady("across");

        // when
        stage.secret("account-a", stage.b());

        // then
        stage.awaitReason("orders", "AbsenceUnconfirmed");
        stage.awaitReason("across", "IdentityMismatch");
        stage.delete("orders");
        stage.delete("across");
        stage.letTimePass(Duration.ofSeconds(40));
        assertThat(Stage.condition(stage.get("orders"), "Ready").reason()).isEqualTo("AbsenceUnconfirmed");
        assertThat(Stage.condition(stage.get("across"), "Ready").reason()).isEqualTo("IdentityMismatch");

        // when
        stage.secret("account-a", stage.a());

        // then
        stage.awaitGone("orders");
        stage.awaitGone("across");
        assertThat(stage.cloud.connections()).isEmpty();
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(2);
        assertThat(stage.cloud.journal().count(Operation.DELETE)).isEqualTo(2);
    }

    @Test
    void guessedKeyIdWithAWrongSecretSeesNothingAndHarmsNobody() {
        // given
        stage.operator();
        create("orders", "account-a");
        String id = stage.awaitReady("orders").getStatus().peerConnId();
        stage.secret("guess", stage.a().accessKeyId(), "guessed");

        // when
        create("spy", "guess", "managementPolicy: ObserveOnly", "peerConnId: " + id);

        // then
        PeerConnection spy = stage.awaitReason("spy", "SignatureDoesNotMatch");
        assertThat(Stage.condition(spy, "Available").reason()).isEqualTo("Unobserved");
        assertThat(spy.getStatus().peerConnId()).isNull();
        assertThat(spy.getStatus().status()).isNull();

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");

        // then
        stage.awaitThat(
                "orders",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));
    }

    private void create(String name, @Nullable String secret, String... moreSpec) {
        stage.create(
                name,
                """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                bandwidthInMbps: 10
                """.formatted(stage.a().vpcId("bj", 0), stage.a().vpcId("gz", 0))
                        + (secret == null ? "" : "credentialsRef: { name: " + secret + " }\n"),
                moreSpec);
    }
}
