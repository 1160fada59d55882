package io.baiducloud.peerconn.operator.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.identity.CreateIntent;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory with the object ({@code cr.yaml}), what the cloud shows ({@code cloud.yaml}) and what follows ({@code
 * expected.yaml}). What an object or a row leaves out is as in the simplest case, so that a file shows what matters.
 *
 * @param directory where it is
 * @param reason why the behaviour matters
 * @param situation what is decided about
 * @param expected what follows
 */
record GoldenCase(Path directory, String reason, Situation situation, ObjectNode expected) {
    static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    /** What stands in an intent for the hash of the very request that the object declares. */
    private static final String AS_DECLARED = "as-declared";

    static List<Path> directories(Path root) {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenCase read(Path directory) {
        PeerConnection object = object(text(directory.resolve("cr.yaml")));
        ObjectNode expected = (ObjectNode) tree(directory.resolve("expected.yaml"));
        return new GoldenCase(
                directory,
                expected.path("reason").asText(),
                CloudFile.situation(object, tree(directory.resolve("cloud.yaml"))),
                expected);
    }

    private static PeerConnection object(String yaml) {
        try {
            ObjectNode tree = (ObjectNode) YAML.readTree(yaml);
            ObjectNode metadata = tree.withObjectProperty("metadata");
            putIfAbsent(metadata, "namespace", "network");
            putIfAbsent(metadata, "name", "orders");
            putIfAbsent(metadata, "uid", "uid-of-orders");
            putIfAbsent(metadata, "creationTimestamp", "2026-02-01T00:00:00Z");
            if (!metadata.has("generation")) {
                metadata.put("generation", 1);
            }
            PeerConnection object = KUBERNETES.unmarshal(YAML.writeValueAsString(tree), PeerConnection.class);
            fillInRequest(object);
            return object;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void putIfAbsent(ObjectNode node, String field, String value) {
        if (!node.has(field)) {
            node.put(field, value);
        }
    }

    private static void fillInRequest(PeerConnection object) {
        var annotations = object.getMetadata().getAnnotations();
        String intent = annotations == null ? null : annotations.get(WellKnownNames.CREATE_INTENT_ANNOTATION);
        if (intent == null || !intent.contains(AS_DECLARED)) {
            return;
        }
        Desired desired = Desired.of(object);
        var request = CreateRequests.of(
                        desired,
                        SituationBuilder.CLUSTER.tagOf(
                                desired.ref().namespace(), desired.ref().name()))
                .orElseThrow();
        String hash = CreateIntent.open("", 1, request, SituationBuilder.NOON, null, null)
                .request();
        annotations.put(WellKnownNames.CREATE_INTENT_ANNOTATION, intent.replace(AS_DECLARED, hash));
    }

    private static JsonNode tree(Path file) {
        try {
            return YAML.readTree(text(file));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
