package io.baiducloud.peerconn.crd.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The shipped definition is the generated one, and holds what Kubernetes cannot be asked about later. */
class PeerConnectionDefinitionTest {
    private static final String FILE =
            "/META-INF/fabric8/%s.%s-v1.yml".formatted(WellKnownNames.PLURAL, WellKnownNames.GROUP);

    @Test
    void theCommittedDefinitionIsTheGeneratedOne() throws IOException {
        // given
        String generated = PeerConnectionDefinition.generate();

        // when
        String committed = committed();

        // then
        assertThat(committed).as("run make crd and commit what it writes").isEqualTo(generated);
    }

    @Test
    void itBearsTheWellKnownNames() throws IOException {
        // when
        CustomResourceDefinition definition = definition();

        // then
        assertThat(definition.getMetadata().getName()).isEqualTo(WellKnownNames.CRD_NAME);
        assertThat(definition.getSpec().getGroup()).isEqualTo(WellKnownNames.GROUP);
        assertThat(definition.getSpec().getScope()).isEqualTo("Namespaced");
        assertThat(definition.getSpec().getNames().getKind()).isEqualTo(WellKnownNames.KIND);
        assertThat(definition.getSpec().getNames().getPlural()).isEqualTo(WellKnownNames.PLURAL);
        assertThat(definition.getSpec().getNames().getShortNames()).containsExactlyInAnyOrder("pconn", "peerconn");
        assertThat(definition.getSpec().getNames().getCategories()).containsExactly("baiducloud");
        assertThat(definition.getSpec().getVersions())
                .extracting(CustomResourceDefinitionVersion::getName)
                .containsExactly(WellKnownNames.VERSION);
    }

    @Test
    void everyFieldIsDescribed() throws IOException {
        // when
        Map<String, JSONSchemaProps> fields = fields();

        // then
        fields.remove("metadata");
        assertThat(fields)
                .hasSizeGreaterThan(70)
                .allSatisfy((path, field) ->
                        assertThat(field.getDescription()).as(path).matches("(?s)[A-Z].*[.]"));
    }

    @Test
    void everyOptionalFieldOfTheSpecSaysWhatOmittingItMeansOrWhenItIsRequired() throws IOException {
        // when
        Map<String, JSONSchemaProps> fields = fields();

        // then
        List<String> silent = new ArrayList<>();
        fields.forEach((path, field) -> {
            if (path.startsWith("spec.")
                    && !isRequired(fields, path)
                    && !field.getDescription().contains("Omitted")
                    && !field.getDescription().contains("Required")) {
                silent.add(path);
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void everyWholeNumberFitsTheReadersTypes() throws IOException {
        // when
        Map<String, JSONSchemaProps> fields = fields();

        // then: a number out of range could not be read, nor could the list it is in
        assertThat(fields).allSatisfy((path, field) -> {
            if ("int32".equals(field.getFormat())) {
                assertThat(field.getMaximum() != null
                                || field.getXKubernetesValidations().stream()
                                        .anyMatch(rule -> rule.getRule().startsWith("self in [")))
                        .as(path + " has an upper limit")
                        .isTrue();
            }
        });
    }

    @Test
    void theStatusOfAnUnwatchedObjectIsUnknown() throws IOException {
        // when
        JSONSchemaProps status = fields().get("status");

        // then
        assertThat(status.getDefault().at("/conditions/0/type").asText()).isEqualTo("Ready");
        assertThat(status.getDefault().at("/conditions/0/status").asText()).isEqualTo("Unknown");
        assertThat(status.getProperties().get("conditions").getXKubernetesListMapKeys())
                .containsExactly("type");
    }

    private static boolean isRequired(Map<String, JSONSchemaProps> fields, String path) {
        int dot = path.lastIndexOf('.');
        return fields.get(path.substring(0, dot)).getRequired().contains(path.substring(dot + 1));
    }

    private static Map<String, JSONSchemaProps> fields() throws IOException {
        Map<String, JSONSchemaProps> fields = new TreeMap<>();
        collect("", definition().getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema(), fields);
        return fields;
    }

    private static void collect(String prefix, JSONSchemaProps element, Map<String, JSONSchemaProps> into) {
        element.getProperties().forEach((name, field) -> {
            into.put(prefix + name, field);
            collect(prefix + name + ".", field, into);
            if (field.getItems() != null) {
                collect(prefix + name + "[].", field.getItems().getSchema(), into);
            }
        });
    }

    private static CustomResourceDefinition definition() throws IOException {
        return new KubernetesSerialization().unmarshal(committed(), CustomResourceDefinition.class);
    }

    private static String committed() throws IOException {
        try (InputStream file = PeerConnectionDefinitionTest.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
