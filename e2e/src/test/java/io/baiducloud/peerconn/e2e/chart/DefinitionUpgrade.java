package io.baiducloud.peerconn.e2e.chart;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Applies one definition over objects that were written under another. Both get a group and a kind of their own each time,
 * so that other tests on the same server, which need today's definition in its place, notice nothing.
 */
final class DefinitionUpgrade {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MARKER = "upgradeMarker";
    private static final String KIND = "ReleasedConnection";
    private static final Set<Integer> NOT_YET = Set.of(404, 429, 503);
    private static final AtomicInteger GROUPS = new AtomicInteger();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final String namespace;

    /** The client should not repeat requests by itself: that waits ever longer while a definition is taken in. */
    DefinitionUpgrade(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * Upgrades and says what got lost or is refused.
     *
     * @param released a folder with {@code definition.yml} and {@code objects.yaml}
     * @param today the definition to apply over it
     * @param change something to break in it first
     */
    List<String> problems(Path released, Path today, Consumer<CustomResourceDefinition> change) {
        var group = "released-" + GROUPS.incrementAndGet() + ".example";
        client.resource(definition(released.resolve("definition.yml"), group)).create();
        List<GenericKubernetesResource> manifests = objects(released.resolve("objects.yaml"), group);
        // a definition that is there can be written to a moment later
        await().atMost(PATIENCE)
                .ignoreException(KubernetesClientException.class)
                .until(() -> {
                    manifests.forEach(this::write);
                    return true;
                });
        var before = manifests.stream().map(this::read).toList();

        var next = definition(today, group);
        schema(next, "status").getProperties().put(MARKER, text());
        change.accept(next);
        client.resource(next).forceConflicts().serverSideApply();
        awaitInForce(manifests.getFirst());

        var problems = new ArrayList<String>();
        for (int i = 0; i < manifests.size(); i++) {
            var manifest = manifests.get(i);
            lost("", before.get(i).path("spec"), read(manifest).path("spec"), "spec", problems);
            lost("", before.get(i).path("status"), read(manifest).path("status"), "status", problems);
            refusals(manifest, problems);
        }
        return problems;
    }

    /** Writes an object with its status, as user and operator did. */
    private void write(GenericKubernetesResource manifest) {
        handle(manifest).serverSideApply();
        var status = JSON.createObjectNode();
        status.set("status", JSON.valueToTree(manifest.getAdditionalProperties().get("status")));
        handle(manifest).subresource("status").patch(MERGE, status.toString());
    }

    private void awaitInForce(GenericKubernetesResource manifest) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            patiently(() ->
                    handle(manifest).subresource("status").patch(MERGE, "{\"status\":{\"" + MARKER + "\":\"here\"}}"));
            return read(manifest).path("status").has(MARKER);
        });
    }

    /** Tries what is done to objects day by day, and what git does when an object is made anew. */
    private void refusals(GenericKubernetesResource manifest, List<String> problems) {
        attempt(
                "labelling " + name(manifest),
                problems,
                () -> handle(manifest).patch(MERGE, "{\"metadata\":{\"labels\":{\"touched\":\"yes\"}}}"));
        attempt(
                "applying again " + name(manifest),
                problems,
                () -> handle(manifest).serverSideApply());
        var anew = new GenericKubernetesResourceBuilder(manifest)
                .editMetadata()
                .withName(name(manifest) + "-anew")
                .endMetadata()
                .build();
        attempt(
                "creating anew " + name(manifest),
                problems,
                () -> client.resource(anew).create());
    }

    private static void attempt(String what, List<String> problems, Runnable request) {
        try {
            patiently(request);
        } catch (KubernetesClientException e) {
            problems.add(what + ": " + e.getMessage());
        }
    }

    /** A definition that was made or changed a moment ago is not served everywhere yet. */
    private static void patiently(Runnable request) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            try {
                request.run();
                return true;
            } catch (KubernetesClientException e) {
                if (NOT_YET.contains(e.getCode())) {
                    return false;
                }
                throw e;
            }
        });
    }

    private static void lost(String path, JsonNode before, JsonNode after, String where, List<String> problems) {
        if (before.isObject()) {
            before.properties()
                    .forEach(field -> lost(
                            path + "." + field.getKey(),
                            field.getValue(),
                            after.path(field.getKey()),
                            where,
                            problems));
        } else if (!before.equals(after)) {
            problems.add(where + path + " was " + before + " and is " + after);
        }
    }

    private JsonNode read(GenericKubernetesResource manifest) {
        return JSON.valueToTree(handle(manifest).get());
    }

    private Resource<GenericKubernetesResource> handle(GenericKubernetesResource manifest) {
        return client.resource(manifest);
    }

    private static String name(GenericKubernetesResource manifest) {
        return manifest.getMetadata().getName();
    }

    private List<GenericKubernetesResource> objects(Path file, String group) {
        var objects = new ArrayList<GenericKubernetesResource>();
        for (String document : renamed(file, group).split("(?m)^---\n", -1)) {
            var object = client.getKubernetesSerialization().unmarshal(document, GenericKubernetesResource.class);
            object.getMetadata().setNamespace(namespace);
            objects.add(object);
        }
        return objects;
    }

    private CustomResourceDefinition definition(Path file, String group) {
        var definition =
                client.getKubernetesSerialization().unmarshal(renamed(file, group), CustomResourceDefinition.class);
        // kubectl would no longer know whom other tests mean
        definition.getSpec().getNames().setShortNames(List.of());
        definition.getSpec().getNames().setCategories(List.of());
        return definition;
    }

    private static String renamed(Path file, String group) {
        try {
            return Files.readString(file)
                    .replace(WellKnownNames.GROUP, group)
                    .replace(WellKnownNames.KIND, KIND)
                    .replace(WellKnownNames.PLURAL, "releasedconnections")
                    .replace("singular: peerconnection", "singular: releasedconnection");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JSONSchemaProps schema(CustomResourceDefinition definition, String part) {
        return definition
                .getSpec()
                .getVersions()
                .getFirst()
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get(part);
    }

    private static JSONSchemaProps text() {
        var text = new JSONSchemaProps();
        text.setType("string");
        return text;
    }
}
