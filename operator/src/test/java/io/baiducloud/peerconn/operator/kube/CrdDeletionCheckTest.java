package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.testkit.InMemoryApiServer;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrdDeletionCheckTest {
    private final InMemoryApiServer server = InMemoryApiServer.start();
    private final CrdDeletionCheck check = new CrdDeletionCheck(server.client());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void seesThatTheDefinitionStays() {
        // when / then
        assertThat(check.isBeingDeleted()).isFalse();
    }

    @Test
    void seesThatTheDefinitionGoes() {
        // given
        var definitions = server.client().apiextensions().v1().customResourceDefinitions();
        definitions.withName(WellKnownNames.CRD_NAME).edit(crd -> {
            crd.addFinalizer("example.com/keep");
            return crd;
        });

        // when
        definitions.withName(WellKnownNames.CRD_NAME).delete();

        // then
        assertThat(definitions.withName(WellKnownNames.CRD_NAME).get()).isNotNull();
        assertThat(check.isBeingDeleted()).isTrue();
    }

    @Test
    void takesNoAnswerForNoAnswer() {
        // given
        server.close();

        // when / then
        assertThatThrownBy(check::isBeingDeleted)
                .isInstanceOfAny(KubernetesClientException.class, IllegalStateException.class);
    }
}
