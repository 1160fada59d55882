package io.baiducloud.peerconn.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DefinitionFieldsTest {
    private static final String FILE = "/META-INF/fabric8/peerconnections.vpc.baiducloud.io-v1.yml";

    @Test
    void findsNothingLackingInOurOwnDefinition() throws IOException {
        // when / then
        assertThat(DefinitionFields.lackingIn(version())).isEmpty();
    }

    @Test
    void namesEveryFieldThatAnOlderDefinitionWouldDrop() throws IOException {
        // given
        var version = version();
        property(version, "spec", "acceptor").getProperties().remove("dnsSync");
        property(version, "status", "conditions")
                .getItems()
                .getSchema()
                .getProperties()
                .remove("observedGeneration");
        part(version, "status").getProperties().remove("createAttempt");

        // when / then
        assertThat(DefinitionFields.lackingIn(version))
                .containsExactlyInAnyOrder(
                        "spec.acceptor.dnsSync", "status.conditions.observedGeneration", "status.createAttempt");
    }

    @Test
    void asksForNothingWhereEverythingIsKept() throws IOException {
        // given
        var version = version();
        part(version, "status").setProperties(null);
        part(version, "status").setXKubernetesPreserveUnknownFields(true);

        // when / then
        assertThat(DefinitionFields.lackingIn(version)).isEmpty();
    }

    private static CustomResourceDefinitionVersion version() throws IOException {
        try (var file = Objects.requireNonNull(PeerConnection.class.getResourceAsStream(FILE))) {
            return Serialization.unmarshal(file, CustomResourceDefinition.class)
                    .getSpec()
                    .getVersions()
                    .getFirst();
        }
    }

    private static JSONSchemaProps property(CustomResourceDefinitionVersion version, String part, String name) {
        return part(version, part).getProperties().get(name);
    }

    private static JSONSchemaProps part(CustomResourceDefinitionVersion version, String part) {
        return version.getSchema().getOpenAPIV3Schema().getProperties().get(part);
    }
}
