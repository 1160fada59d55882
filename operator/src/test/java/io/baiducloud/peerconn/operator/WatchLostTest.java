package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.ops.Instruments;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What the framework makes of a watch that cannot go on is found out with the framework, and not assumed. */
class WatchLostTest {
    /** A refusal is tried again for ever; an event that nobody can read is not, and what is known would grow old unnoticed. */
    @Test
    void eventThatCannotBeReadEndsTheProcess() {
        List<Emergency> emergencies = new CopyOnWriteArrayList<>();
        try (var surroundings = new InMemorySurroundings();
                var operator = new OperatorAssembly(
                        surroundings.config(),
                        new OperatorAssembly.Outside(
                                surroundings.access(),
                                "test",
                                surroundings.clock,
                                emergencies::add,
                                Instruments.none()))) {
            // given
            operator.start();
            assertThat(emergencies).isEmpty();

            // when
            surroundings
                    .client
                    .genericKubernetesResources(
                            WellKnownNames.GROUP + "/" + WellKnownNames.VERSION, WellKnownNames.KIND)
                    .inNamespace("default")
                    .resource(new GenericKubernetesResourceBuilder()
                            .withApiVersion(WellKnownNames.GROUP + "/" + WellKnownNames.VERSION)
                            .withKind(WellKnownNames.KIND)
                            .withNewMetadata()
                            .withName("unreadable")
                            .endMetadata()
                            .addToAdditionalProperties("spec", Map.of("bandwidthInMbps", "a lot"))
                            .build())
                    .create();

            // then
            await().atMost(Duration.ofSeconds(20)).until(() -> emergencies.contains(Emergency.WATCH_LOST));
        }
    }
}
