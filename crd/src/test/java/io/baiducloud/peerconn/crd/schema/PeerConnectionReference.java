package io.baiducloud.peerconn.crd.schema;

import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/reference/peerconnection.md}, made from the definition: every field, every rule. */
final class PeerConnectionReference {
    private final StringBuilder page = new StringBuilder();
    private final Map<String, List<String>> refusals = new TreeMap<>();

    private PeerConnectionReference() {}

    static String generate() throws IOException {
        CustomResourceDefinition definition = new KubernetesSerialization()
                .unmarshal(PeerConnectionDefinition.generate(), CustomResourceDefinition.class);
        return new PeerConnectionReference()
                .write(definition.getSpec().getVersions().getFirst());
    }

    private String write(CustomResourceDefinitionVersion version) {
        JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
        introduction();
        table("spec", root.getProperties().get("spec"), true);
        table("status", root.getProperties().get("status"), false);
        refusals(root);
        annotations();
        columns(version);
        secret();
        return page.toString();
    }

    private void table(String path, JSONSchemaProps part, boolean withDefaults) {
        page.append("## ")
                .append(path)
                .append("\n\n")
                .append(part.getDescription())
                .append("\n\n");
        page.append(
                withDefaults
                        ? "| field | type | default | |\n|---|---|---|---|\n"
                        : "| field | type | |\n|---|---|---|\n");
        rows("", part, withDefaults);
        page.append('\n');
    }

    private void rows(String prefix, JSONSchemaProps part, boolean withDefaults) {
        new TreeMap<>(part.getProperties()).forEach((name, field) -> {
            String required = part.getRequired().contains(name) && withDefaults ? " (required)" : "";
            page.append("| `").append(prefix).append(name).append('`').append(required);
            page.append(" | ").append(type(field));
            if (withDefaults) {
                page.append(" | ")
                        .append(
                                field.getDefault() == null
                                        ? ""
                                        : "`" + field.getDefault().asText() + "`");
            }
            page.append(" | ").append(cell(field.getDescription())).append(" |\n");
            rows(prefix + name + ".", field, withDefaults);
            if (field.getItems() != null) {
                rows(prefix + name + "[].", field.getItems().getSchema(), withDefaults);
            }
        });
    }

    private static String type(JSONSchemaProps field) {
        if (!field.getEnum().isEmpty()) {
            return field.getEnum().stream()
                    .map(word -> "`" + word.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (field.getItems() != null) {
            return "list of " + field.getItems().getSchema().getType();
        }
        if (field.getAdditionalProperties() != null) {
            return "map of string";
        }
        return "date-time".equals(field.getFormat()) ? "time" : field.getType();
    }

    private void refusals(JSONSchemaProps root) {
        page.append("## What is refused\n\nBy the API server, before anything is stored; no webhook is involved.\n\n");
        page.append("| field | message |\n|---|---|\n");
        collect("spec", root.getProperties().get("spec"));
        refusals.forEach((field, messages) ->
                messages.forEach(message -> page.append("| `" + field + "` | " + cell(message) + " |\n")));
        page.append(
                "\nWhat can never change says so; lowering the bandwidth of a Prepaid connection is not refused here but shown as\n");
        page.append(
                "[Blocked](../troubleshooting.md#it-was-there-and-is-not-ready-any-more), so that a slip can be taken back.\n\n");
    }

    private void collect(String path, JSONSchemaProps part) {
        for (ValidationRule rule : part.getXKubernetesValidations()) {
            String field = rule.getFieldPath() == null ? path : path + rule.getFieldPath();
            List<String> messages = refusals.computeIfAbsent(field, key -> new ArrayList<>());
            if (!messages.contains(rule.getMessage())) {
                messages.add(rule.getMessage());
            }
        }
        part.getProperties().forEach((name, field) -> collect(path + "." + name, field));
    }

    private void columns(CustomResourceDefinitionVersion version) {
        page.append(
                "## Columns\n\nOf `kubectl get pconn`; those marked *wide* with `-o wide` only.\n\n| column | |\n|---|---|\n");
        version.getAdditionalPrinterColumns()
                .forEach(column -> page.append("| ")
                        .append(column.getName().toUpperCase(java.util.Locale.ROOT))
                        .append(column.getPriority() != null && column.getPriority() > 0 ? " (*wide*)" : "")
                        .append(" | ")
                        .append(cell(column.getDescription()))
                        .append(" |\n"));
        page.append('\n');
    }

    private void introduction() {
        page.append("""
            # PeerConnection

            <!-- Generated from the Java types by make crd: change those, not this file. A test compares. -->

            `%s/%s`, kind `%s`, short names `pconn` and `peerconn`, category `baiducloud`, namespaced.

            One object is one side of a peer connection. The operator reads `spec` and never writes it; it writes `status`. An
            optional field that is left out and has no default is *not managed*: what the cloud has stays. Fields have the
            provider's names. `kubectl explain pconn.spec` shows the same texts at the terminal, the
            [examples](../../examples/README.md) show them in use.

            - [spec](#spec) · [status](#status)
            - [What is refused](#what-is-refused)
            - [Annotations](#annotations)
            - [Columns](#columns)
            - [The Secret](#the-secret)

            """.formatted(WellKnownNames.GROUP, WellKnownNames.VERSION, WellKnownNames.KIND));
    }

    private void annotations() {
        page.append("""
            ## Annotations

            | annotation | value | effect |
            |---|---|---|
            | `%1$s` | `"true"` | no call to the cloud and no change, not even while deleting; condition `Paused` |
            | `%2$s` | any new value, by convention the time | a fresh look now; also the answer to a message that asks for it. `status.lastHandledReconcileAt` repeats the value that was handled |
            | `%3$s` | `10s` to `24h` | how often this object is compared; the list that it shares is read at the shortest interval among its objects |
            | `%4$s` | written by the operator | what was asked of the cloud before it answered. Do not copy or change it |

            Objects carry the finalizer `%5$s` once something in the cloud depends on them.

            """.formatted(
                        WellKnownNames.PAUSED_ANNOTATION,
                        WellKnownNames.RECONCILE_REQUESTED_AT_ANNOTATION,
                        WellKnownNames.POLL_INTERVAL_ANNOTATION,
                        WellKnownNames.CREATE_INTENT_ANNOTATION,
                        WellKnownNames.FINALIZER));
    }

    private void secret() {
        page.append("""
            ## The Secret

            `credentialsRef` names a Secret in the namespace of the object, with the label `%s: %s` and these keys:

            | key | |
            |---|---|
            | `%s` | access key id (AK) |
            | `%s` | secret access key (SK) |
            | `%s` | only with temporary keys; see [credentials](../credentials.md#session-tokens) |
            """.formatted(
                        WellKnownNames.SECRET_TYPE_LABEL,
                        WellKnownNames.SECRET_TYPE_CREDENTIALS,
                        WellKnownNames.ACCESS_KEY_ID,
                        WellKnownNames.SECRET_ACCESS_KEY,
                        WellKnownNames.SESSION_TOKEN));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
