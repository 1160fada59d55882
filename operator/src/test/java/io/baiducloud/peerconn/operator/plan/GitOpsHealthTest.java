package io.baiducloud.peerconn.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.operator.status.StatusComposer;
import io.baiducloud.peerconn.testkit.HealthScript;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Argo CD and Flux make of every status that the golden cases lead to. */
class GitOpsHealthTest {
    private static final HealthScript SCRIPT = HealthScript.read(Path.of("..", "docs", "argocd", "health.lua"));
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    private static Stream<String> cases() throws URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(GitOpsHealthTest.class.getResource("/plan"))
                .toURI());
        return GoldenCase.directories(root).stream()
                .filter(directory -> plan(GoldenCase.read(directory)).finalizer() != Plan.Finalizer.REMOVE)
                .map(directory -> directory.toString());
    }

    private static Plan plan(GoldenCase golden) {
        return PeeringPlanner.plan(golden.situation());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsInArgoCdWhatTheOperatorSays(String directory) {
        // given
        GoldenCase golden = GoldenCase.read(Path.of(directory));
        Plan plan = plan(golden);
        PeerConnectionStatus status = StatusComposer.compose(golden.situation(), plan);

        // when
        HealthScript.Health health = SCRIPT.of(object(golden.situation().desired(), status));

        // then
        assertThat(health.status()).as("%s: %s", directory, health.message()).isEqualTo(expected(golden, plan));
        assertThat(health.message())
                .isEqualTo(
                        golden.situation().desired().paused()
                                ? message(status, "Paused")
                                : reason(status) + ": " + message(status, "Ready"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadByFluxAsKstatusReadsIt(String directory) {
        // given
        GoldenCase golden = GoldenCase.read(Path.of(directory));
        Plan plan = plan(golden);
        PeerConnectionStatus status = StatusComposer.compose(golden.situation(), plan);

        // when
        String verdict = kstatus(golden.situation().desired(), status);

        // then
        String health = SCRIPT.of(object(golden.situation().desired(), status)).status();
        if (golden.situation().desired().paused()
                || golden.situation().desired().deleting()) {
            return;
        }
        switch (verdict) {
            case "Current" -> assertThat(health).as(directory).isEqualTo("Healthy");
            case "Failed" -> assertThat(health).as(directory).isEqualTo("Degraded");
            // kstatus has no word for a wait, nor for what is down
            default ->
                assertThat(health).as(directory).isIn("Progressing", "Suspended", isDown(plan) ? "Degraded" : "");
        }
        assertThat(isTrue(status, "Reconciling") && isTrue(status, "Stalled"))
                .as("%s is both", directory)
                .isFalse();
    }

    @Test
    void isProgressingBeforeAnybodyLooked() {
        // when / then
        assertThat(SCRIPT.of(Map.of("metadata", Map.of("generation", 1))).status())
                .isEqualTo("Progressing");
    }

    @Test
    void isProgressingUntilTheLastChangeWasLookedAt() {
        // given
        var ready =
                Map.of("type", "Ready", "status", "True", "reason", "Active", "message", "", "observedGeneration", 1);

        // when
        var health =
                SCRIPT.of(Map.of("metadata", Map.of("generation", 2), "status", Map.of("conditions", List.of(ready))));

        // then
        assertThat(health)
                .isEqualTo(
                        new HealthScript.Health("Progressing", "the operator has not looked at the last change yet"));
    }

    /** A new reason has to be thought about here: there is no default. */
    private static String expected(GoldenCase golden, Plan plan) {
        if (golden.situation().desired().paused()) {
            return "Suspended";
        }
        return switch (plan.outlook().reason()) {
            case ACTIVE, REJECTED_AS_DECLARED -> "Healthy";
            case PENDING, CREATING, UPDATING, DELETING, RELEASE_LIMITED, UNOBSERVED -> "Progressing";
            case WAITING_FOR_REQUEST, WAITING_FOR_APPROVAL -> "Suspended";
            case CONSULTING -> acceptsItself(golden, plan) ? "Progressing" : "Suspended";
            case NOT_SYNCED -> plan.outlook().message().startsWith("ObserveOnly:") ? "Suspended" : "Progressing";
            case DOWN,
                    EXPIRED,
                    BLOCKED,
                    CONFLICT,
                    IDENTITY_MISMATCH,
                    PEER_CONN_ID_NOT_FOUND,
                    ABSENCE_UNCONFIRMED,
                    MASS_ABSENCE,
                    QUOTA_EXCEEDED,
                    SECRET_NOT_FOUND,
                    SECRET_INVALID,
                    INVALID_ACCESS_KEY_ID,
                    SIGNATURE_DOES_NOT_MATCH,
                    NOT_ALLOWED -> "Degraded";
        };
    }

    private static boolean acceptsItself(GoldenCase golden, Plan plan) {
        return golden.situation().desired().spec().managementPolicy() != ManagementPolicy.OBSERVE_ONLY
                && plan.steps().stream()
                        .anyMatch(step ->
                                step.action() instanceof Action.Accept && step.until() != Step.Wait.FOR_A_PERSON);
    }

    private static boolean isDown(Plan plan) {
        return plan.outlook().reason() == Reason.DOWN || plan.outlook().reason() == Reason.EXPIRED;
    }

    /** As the library that Flux waits with reads a status. */
    private static String kstatus(Desired desired, PeerConnectionStatus status) {
        if (desired.deleting()) {
            return "Terminating";
        }
        if (!Long.valueOf(desired.generation()).equals(status.observedGeneration()) || isTrue(status, "Reconciling")) {
            return "InProgress";
        }
        if (isTrue(status, "Stalled")) {
            return "Failed";
        }
        return isTrue(status, "Ready") ? "Current" : "InProgress";
    }

    private static Map<String, Object> object(Desired desired, PeerConnectionStatus status) {
        var spec = new HashMap<String, Object>();
        if (desired.spec().managementPolicy() == ManagementPolicy.OBSERVE_ONLY) {
            spec.put("managementPolicy", "ObserveOnly");
        }
        return Map.of(
                "metadata",
                Map.of("generation", desired.generation()),
                "spec",
                spec,
                "status",
                KUBERNETES.convertValue(status, Map.class));
    }

    private static boolean isTrue(PeerConnectionStatus status, String type) {
        return status.findCondition(type)
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .isPresent();
    }

    private static String reason(PeerConnectionStatus status) {
        return status.findCondition("Ready").map(Condition::reason).orElseThrow();
    }

    private static String message(PeerConnectionStatus status, String type) {
        return status.findCondition(type).map(Condition::message).orElseThrow();
    }
}
