package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class LocalControlPlaneExtensionTest {
    private static final KubeBinaries.Search MISSING = new KubeBinaries.Search.Missing("nothing is here");

    @Test
    void aClassIsSkippedWithTheReasonWhereTheProgramsAreMissing() {
        // given
        LocalControlPlaneExtension extension = new LocalControlPlaneExtension(MISSING, Map.of());

        // when
        ConditionEvaluationResult result = extension.evaluateExecutionCondition(null);

        // then
        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("SKIPPED real API server: nothing is here");
    }

    @Test
    void aClassFailsInsteadWhenTheRealServerIsRequired() {
        // given
        LocalControlPlaneExtension extension =
                new LocalControlPlaneExtension(MISSING, Map.of("REQUIRE_KUBE_API", "true"));

        // then
        assertThatIllegalStateException()
                .isThrownBy(() -> extension.evaluateExecutionCondition(null))
                .withMessageContaining("nothing is here");
    }
}
