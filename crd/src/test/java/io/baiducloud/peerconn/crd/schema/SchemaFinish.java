package io.baiducloud.peerconn.crd.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.baiducloud.peerconn.crd.Acceptance;
import io.baiducloud.peerconn.crd.AdoptionPolicy;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.ConsultFailedPolicy;
import io.baiducloud.peerconn.crd.DeletionPolicy;
import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.PaymentTiming;
import io.baiducloud.peerconn.crd.ReservationTimeUnit;
import io.baiducloud.peerconn.crd.Role;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Completes the schema: descriptions of whole blocks, list kinds, number formats, the default status, the rules. */
final class SchemaFinish {
    private static final List<Class<? extends Enum<?>>> WORDS = List.of(
            Acceptance.class,
            AdoptionPolicy.class,
            ConditionStatus.class,
            ConsultFailedPolicy.class,
            DeletionPolicy.class,
            ManagementPolicy.class,
            Origin.class,
            PaymentTiming.class,
            ReservationTimeUnit.class,
            Role.class);

    private final JSONSchemaProps root;
    private final JSONSchemaProps spec;
    private final JSONSchemaProps status;

    SchemaFinish(JSONSchemaProps root) {
        this.root = root;
        this.spec = root.getProperties().get("spec");
        this.status = root.getProperties().get("status");
    }

    void apply() {
        describeBlocks();
        describeStandardFields();
        limitContents();
        nameListKinds();
        finishNumbersAndWords(root);
        status.setDefault(nobodyHasLooked());
        Stream.of(AdmissionRules.all(), ImmutabilityRules.all())
                .flatMap(List::stream)
                .forEach(rule -> rule.addTo(root));
    }

    private void describeBlocks() {
        root.setDescription("PeerConnection is one side of a Baidu AI Cloud VPC peer connection. The operator requests"
                + " or accepts the connection, keeps it as declared and reports what it sees in status.");
        spec.setDescription("What the connection should be. The operator never writes here. An optional field that is"
                + " omitted and has no default is not managed: the operator leaves it as it is in the cloud.");
        status.setDescription("What the operator saw last and what it is about to do. Words of the provider stand here"
                + " unchanged, including words this version does not know.");
    }

    private void describeStandardFields() {
        add(
                "apiVersion",
                "string",
                "APIVersion defines the versioned schema of this representation of an object. Servers should convert"
                        + " recognized schemas to the latest internal value, and may reject unrecognized values.");
        add(
                "kind",
                "string",
                "Kind is a string value representing the REST resource this object represents. Servers may infer this"
                        + " from the endpoint the client submits requests to. Cannot be updated. In CamelCase.");
        add("metadata", "object", null);
    }

    private void add(String name, String type, String description) {
        JSONSchemaProps field = new JSONSchemaProps();
        field.setType(type);
        field.setDescription(description);
        root.getProperties().put(name, field);
    }

    private void limitContents() {
        spec.getProperties().get("tags").getAdditionalProperties().getSchema().setMaxLength(256L);
        items("pendingActions").setMaxLength(1024L);
        items("conditions").setDescription("One aspect of the state of this object.");
    }

    private void nameListKinds() {
        JSONSchemaProps conditions = status.getProperties().get("conditions");
        conditions.setXKubernetesListType("map");
        conditions.setXKubernetesListMapKeys(List.of("type"));
        status.getProperties().get("pendingActions").setXKubernetesListType("atomic");
        Stream.of(spec, spec.getProperties().get("acceptor"))
                .forEach(owner -> owner.getProperties().get("credentialsRef").setXKubernetesMapType("atomic"));
    }

    private JSONSchemaProps items(String list) {
        return status.getProperties().get(list).getItems().getSchema();
    }

    private static void finishNumbersAndWords(JSONSchemaProps element) {
        element.getProperties().forEach((name, field) -> {
            if ("integer".equals(field.getType())) {
                field.setFormat(name.equals("observedGeneration") ? "int64" : "int32");
            }
            if (!field.getEnum().isEmpty()) {
                field.setEnum(inDeclaredOrder(field.getEnum()));
            }
            finishNumbersAndWords(field);
            if (field.getItems() != null) {
                finishNumbersAndWords(field.getItems().getSchema());
            }
        });
    }

    /** The generator sorts the words; a reader of {@code kubectl explain} is better served by their natural order. */
    private static List<JsonNode> inDeclaredOrder(List<JsonNode> sorted) {
        return WORDS.stream()
                .map(words -> Arrays.stream(words.getEnumConstants())
                        .<JsonNode>map(word -> TextNode.valueOf(word.toString()))
                        .toList())
                .filter(words -> new HashSet<>(words).equals(new HashSet<>(sorted)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no enum has the words " + sorted));
    }

    /** An object that nobody watches must not look healthy. A time is required there; this one means never. */
    private static ObjectNode nobodyHasLooked() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "Unknown")
                .put("reason", "Pending")
                .put("message", "no operator has looked at this object yet")
                .put("lastTransitionTime", "1970-01-01T00:00:00Z");
        return status;
    }
}
