package io.baiducloud.peerconn.e2e.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NamespaceableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A PeerConnection as a person writes it: untyped, so that it can be wrong. */
record Manifest(String namespace, String name, JsonNode spec) {

    /** The ways in which a stored object is changed: {@code kubectl replace}, {@code apply}, {@code apply --server-side}. */
    enum Way {
        REPLACE {
            @Override
            void tryChange(KubernetesClient client, Manifest before, Manifest after) {
                client.resource(after.toResource())
                        .dryRun()
                        .fieldValidation(Validation.STRICT)
                        .update();
            }
        },
        MERGE_PATCH {
            @Override
            void tryChange(KubernetesClient client, Manifest before, Manifest after) {
                String patch = "{\"spec\":" + AdmissionTable.difference(before.spec(), after.spec()) + "}";
                PatchContext dryRun = new PatchContext.Builder()
                        .withPatchType(PatchType.JSON_MERGE)
                        .withDryRun(List.of("All"))
                        .build();
                client.resource(before.toResource()).patch(dryRun, patch);
            }
        },
        SERVER_SIDE_APPLY {
            @Override
            void tryChange(KubernetesClient client, Manifest before, Manifest after) {
                after.onServer(client).dryRun().serverSideApply();
            }
        };

        abstract void tryChange(KubernetesClient client, Manifest before, Manifest after);
    }

    Manifest with(JsonNode otherSpec) {
        return new Manifest(namespace, name, otherSpec);
    }

    GenericKubernetesResource toResource() {
        return new GenericKubernetesResourceBuilder()
                .withApiVersion(WellKnownNames.GROUP + "/" + WellKnownNames.VERSION)
                .withKind(WellKnownNames.KIND)
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .addToAdditionalProperties("spec", spec)
                .build();
    }

    NamespaceableResource<GenericKubernetesResource> onServer(KubernetesClient client) {
        return client.resource(toResource());
    }

    /** What the API server blames, by field; its note that not all rules were checked is no fault. */
    static Map<String, String> faults(KubernetesClientException refusal) {
        Map<String, String> faults = new TreeMap<>();
        refusal.getStatus().getDetails().getCauses().stream()
                .filter(cause -> !cause.getMessage().contains("some validation rules were not checked"))
                .forEach(cause -> faults.merge(cause.getField(), cause.getMessage(), (a, b) -> a + " | " + b));
        return faults;
    }
}
