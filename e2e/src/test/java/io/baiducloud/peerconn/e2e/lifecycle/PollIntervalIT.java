package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The annotation that says how often an object is compared: a shorter one is for all who share the list, a longer one is its own. */
class PollIntervalIT extends LifecycleIT {
    private static final String ANNOTATION = WellKnownNames.POLL_INTERVAL_ANNOTATION;
    private static final int DRIFTED = 77;

    PollIntervalIT(LocalControlPlane controlPlane) {
        super(controlPlane);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    private String ready(String name, int vpc) {
        stage.initiatorOf(name, stage.a().vpcId("bj", vpc), "gz", stage.a().vpcId("gz", 0), "bandwidthInMbps: 10");
        return stage.awaitReady(name).getStatus().peerConnId();
    }

    private int bandwidthOf(String id) {
        return stage.cloud.connection(id).orElseThrow().bandwidth();
    }

    /** Complaint 13 about systems of this kind: a fixed interval, too slow for some. */
    @Test
    void complaint13ShorterIntervalOfOneObjectMakesTheSharedListRunFasterForAll() {
        // given
        stage.operator("--poll-interval=24h");
        String hurried = ready("hurried", 0);
        String beside = ready("beside", 1);

        // when
        stage.annotate("hurried", ANNOTATION, "10s");

        // then
        stage.letThemLook(3);
        stage.cloud.console().resize(hurried, DRIFTED);
        stage.cloud.console().resize(beside, DRIFTED);
        stage.awaitCloud(cloud -> bandwidthOf(hurried) == 10 && bandwidthOf(beside) == 10);
        assertThat(stage.cloud.requests().count(Operation.DETAIL))
                .as("one list for both, and no call for each")
                .isZero();

        // when
        stage.removeAnnotation("hurried", ANNOTATION);
        stage.letTimePass(Duration.ofSeconds(30));
        long lists = stage.cloud.requests().count(Operation.LIST);
        stage.letTimePass(Duration.ofMinutes(1));

        // then
        assertThat(stage.cloud.requests().count(Operation.LIST)).isEqualTo(lists);
    }

    @Test
    void longerIntervalMakesOnlyTheComparisonOfThisObjectRarer() {
        // given
        stage.operator("--poll-interval=10s");
        String patient = ready("patient", 0);
        String beside = ready("beside", 1);
        stage.annotate("patient", ANNOTATION, "24h");
        stage.letThemLook(2);
        PeerConnection before = stage.get("patient");

        // when
        stage.cloud.console().resize(patient, DRIFTED);
        stage.cloud.console().resize(beside, DRIFTED);

        // then
        stage.awaitCloud(cloud -> bandwidthOf(beside) == 10);
        stage.letThemLook(3);
        assertThat(bandwidthOf(patient)).isEqualTo(DRIFTED);
        assertThat(stage.get("patient").getMetadata().getResourceVersion())
                .as("nothing is written about what is not compared")
                .isEqualTo(before.getMetadata().getResourceVersion());

        // when
        stage.clock.advance(Duration.ofHours(24));

        // then
        stage.awaitCloud(cloud -> bandwidthOf(patient) == 10);
    }

    @Test
    void whoWantsToBeComparedRarelyIsHeardAtOnceAndLeavesAtOnce() {
        // given
        stage.operator("--poll-interval=10s");
        String id = ready("patient", 0);
        ready("beside", 1);
        stage.annotate("patient", ANNOTATION, "24h");
        stage.cloud.console().resize(id, DRIFTED);
        stage.letThemLook(2);

        // when
        stage.annotate("patient", WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "now");

        // then
        stage.awaitCloud(cloud -> bandwidthOf(id) == 10);

        // when
        stage.patchSpec("patient", "{\"bandwidthInMbps\":20}");

        // then
        stage.awaitThat(
                "patient",
                object -> Stage.isReady(object)
                        && Integer.valueOf(20).equals(object.getStatus().bandwidthInMbps()));

        // when
        stage.cloud.console().protect(id, true);
        stage.letThemLook(2);
        stage.delete("patient");
        stage.awaitReason("patient", "Blocked");
        stage.cloud.console().protect(id, false);

        // then
        stage.awaitGone("patient");
        assertThat(stage.cloud.connection(id)).isEmpty();
    }

    @Test
    void invalidIntervalIsIgnoredAndToldOnceWithWhatIsAccepted() {
        // given
        stage.operator("--poll-interval=10s");
        String id = ready("orders", 0);

        // when
        stage.annotate("orders", ANNOTATION, "5 minutes");
        stage.events("orders", "AnnotationIgnored");
        stage.cloud.console().resize(id, DRIFTED);

        // then
        stage.awaitCloud(cloud -> bandwidthOf(id) == 10);
        stage.awaitReady("orders");
        stage.annotate("orders", WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION, "once more");
        stage.awaitThat(
                "orders", object -> "once more".equals(object.getStatus().lastHandledReconcileAt()));
        stage.letTimePass(Duration.ofSeconds(20));
        assertThat(stage.events("orders", "AnnotationIgnored"))
                .containsExactly(
                        "vpc.baiducloud.io/poll-interval: \"5 minutes\" is ignored: use 10s to 24h, as 30s, 5m or 1h");

        // when
        stage.annotate("orders", ANNOTATION, "9s");

        // then
        stage.awaitEvent("orders", "AnnotationIgnored vpc.baiducloud.io/poll-interval: \"9s\" is ignored");
        assertThat(stage.events("orders", "AnnotationIgnored")).hasSize(2);
    }
}
