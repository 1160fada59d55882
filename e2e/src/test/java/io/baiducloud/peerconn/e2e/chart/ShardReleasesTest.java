package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fleet that is split: a release of the chart for each share, beside each other in one namespace. */
class ShardReleasesTest {
    private static final String NAMESPACE = "peerconn-system";

    private static String release(String shard, boolean definition) {
        return new Helm(Chart.FOLDER)
                .template()
                .withName("peerconn-" + shard)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.30.0")
                .set("shard", shard)
                .set("selector", "fleet=" + shard)
                .set("crds.enabled", definition)
                .call();
    }

    @Test
    void releasesOfOneChartShareNoObjectAndNoLease() {
        // when
        String north = release("north", true);
        String south = release("south", false);

        // then
        assertThat(identities(north)).doesNotContainAnyElementsOf(identities(south));
        assertThat(Chart.arguments(NAMESPACE, north)).contains("--shard=north", "--selector=fleet=north");
        assertThat(Chart.arguments(NAMESPACE, south)).contains("--shard=south", "--selector=fleet=south");
        assertThat(Chart.ofKind(south, "CustomResourceDefinition")).isEmpty();
    }

    private static List<String> identities(String yaml) {
        return Chart.objects(yaml).stream().map(ShardReleasesTest::identity).toList();
    }

    private static String identity(HasMetadata object) {
        return object.getKind() + " " + object.getMetadata().getName();
    }
}
