package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroubleIT extends LifecycleIT {
    TroubleIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Test
    void missingSecretIsNamedWithTheCommandAndItsComingWakesTheObject() {
        // given
        stage.operator();
        stage.create("orders", spec("later"));
        PeerConnection waiting = stage.awaitReason("orders", "SecretNotFound");
        assertThat(Stage.condition(waiting, "Ready").message())
                .contains("kubectl label secret later --namespace " + stage.namespace);
        assertThat(waiting.getFinalizers()).isEmpty();

        // when
        stage.secret("later", stage.a());

        // then
        stage.awaitReady("orders");
    }

    @Test
    void wrongSecretIsSaidAndCallsBecomeRare() {
        // given
        stage.secret("wrong", stage.a().accessKeyId(), "not-the-secret");
        stage.operator();

        // when
        stage.create("orders", spec("wrong"));

        // then
        PeerConnection refused = stage.awaitReason("orders", "SignatureDoesNotMatch");
        assertThat(Stage.condition(refused, "CredentialsReady").status().toString())
                .isEqualTo("False");
        assertThat(Stage.condition(refused, "Stalled").status().toString()).isEqualTo("True");
        stage.letTimePass(Duration.ofMinutes(4));
        assertThat(stage.cloud.requests().total()).isLessThanOrEqualTo(12);

        // when
        stage.secret("wrong", stage.a());

        // then
        stage.awaitReady("orders");
    }

    @Test
    void wrongClockIsSaidAndNotBlamedOnTheKeys() {
        // given
        stage.cloud.faults().add(Fault.of(new Effect.ClockSkew(Duration.ofHours(2))));
        stage.operator();

        // when
        stage.create("orders", spec("account-a"));

        // then
        PeerConnection refused = stage.awaitReason("orders", "SignatureDoesNotMatch");
        assertThat(Stage.condition(refused, "Ready").message())
                .contains("the cloud says that our requests have expired", "set the clock of the node")
                .doesNotContain("secretAccessKey");

        // when
        stage.cloud.faults().clear();

        // then
        stage.awaitReady("orders");
    }

    @Test
    void unknownAccessKeyIsSaid() {
        // given
        stage.secret("unknown", "no-such-key", "no-such-secret");
        stage.operator();

        // when
        stage.create("orders", spec("unknown"));

        // then
        stage.awaitReason("orders", "InvalidAccessKeyId");
        stage.delete("orders");
        stage.awaitGone("orders");
    }

    @Test
    void deadEndpointIsSaidAndNothingIsLost() {
        // given
        stage.operator("--endpoint=su=http://127.0.0.1:1");

        // when
        stage.create("orders", """
                region: su
                localVpcId: vpc-aaaaaaaaaaaa
                peerRegion: bj
                peerVpcId: vpc-bbbbbbbbbbbb
                bandwidthInMbps: 10
                credentialsRef: { name: account-a }
                """);

        // then
        PeerConnection dead = stage.awaitReason("orders", "NotSynced");
        assertThat(Stage.condition(dead, "Ready").message()).contains("127.0.0.1:1");
        stage.delete("orders");
        stage.awaitGone("orders");
    }

    @Test
    void quotaIsSaidAndRetriedWhenThereIsRoom() {
        // given
        stage.close();
        stage = new Stage(controlPlane, builder -> builder.setting("rules.quotaPerVpc", "1"));
        stage.operator();
        stage.initiator("first", "bandwidthInMbps: 10");
        stage.awaitReady("first");

        // when
        stage.initiatorOf("second", stage.a().vpcId("bj", 0), "gz", stage.a().vpcId("gz", 1), "bandwidthInMbps: 10");

        // then
        stage.awaitReason("second", "QuotaExceeded");

        // when
        stage.delete("first");
        stage.awaitGone("first");

        // then
        stage.awaitReady("second");
    }

    @Test
    void keysOfAnotherAccountMakeNothingGo() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        String id = stage.awaitReady("orders").getStatus().peerConnId();

        // when
        stage.secret("account-a", stage.b());

        // then
        stage.awaitReason("orders", "AbsenceUnconfirmed");
        stage.delete("orders");
        stage.letTimePass(Duration.ofMinutes(2));
        assertThat(stage.get("orders")).isNotNull();
        stage.cloud.journal().assertExactly(Operation.CREATE);

        // when
        stage.secret("account-a", stage.a());

        // then
        stage.awaitGone("orders");
        assertThat(stage.cloud.connection(id)).isEmpty();
    }

    @Test
    void manyThatVanishAtOnceAreHeldUntilAPersonSaysSo() {
        // given
        stage.operator();
        for (int i = 0; i < 2; i++) {
            stage.initiatorOf("c" + i, stage.a().vpcId("bj", i), "gz", stage.a().vpcId("gz", i), "bandwidthInMbps: 10");
        }
        String first = stage.awaitReady("c0").getStatus().peerConnId();
        String second = stage.awaitReady("c1").getStatus().peerConnId();

        // when
        stage.cloud.console().delete(first);
        stage.cloud.console().delete(second);

        // then
        stage.awaitReason("c0", "MassAbsence");
        stage.awaitReason("c1", "MassAbsence");
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(2);

        // when
        stage.annotate("c0", WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "now");

        // then
        stage.awaitReady("c0");
        assertThat(Stage.condition(stage.get("c1"), "Ready").reason()).isEqualTo("MassAbsence");
        assertThat(stage.cloud.journal().count(Operation.CREATE)).isEqualTo(3);
    }

    @Test
    void pausedObjectMakesNoCallAndIsSaidToBePaused() {
        // given
        stage.operator();
        stage.initiator("orders", "bandwidthInMbps: 10");
        stage.awaitReady("orders");
        stage.annotate("orders", WellKnownNames.PAUSED_ANNOTATION, "true");
        stage.awaitThat(
                "orders", object -> object.getStatus().findCondition("Paused").isPresent());
        long calls = stage.cloud.requests().total();

        // when
        stage.patchSpec("orders", "{\"bandwidthInMbps\":20}");
        stage.delete("orders");
        stage.letTimePass(Duration.ofMinutes(3));

        // then
        assertThat(stage.get("orders")).isNotNull();
        assertThat(stage.cloud.requests().total()).isLessThanOrEqualTo(calls + 1);
        stage.handle("orders").edit(object -> {
            object.getMetadata().getAnnotations().remove(WellKnownNames.PAUSED_ANNOTATION);
            return object;
        });
        stage.awaitGone("orders");
    }

    private String spec(String secret) {
        return """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                bandwidthInMbps: 10
                credentialsRef: { name: %s }
                """.formatted(stage.a().vpcId("bj", 0), stage.a().vpcId("gz", 0), secret);
    }
}
