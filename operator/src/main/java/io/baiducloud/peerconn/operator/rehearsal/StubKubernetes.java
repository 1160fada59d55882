package io.baiducloud.peerconn.operator.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.crd.WellKnownNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An API server with one PeerConnection, its Secret and, once somebody leads, a lease. It allows everything. */
final class StubKubernetes implements StubServer.Site {
    static final String NAMESPACE = "rehearsal";
    static final String REGION = "bj";

    private final ObjectNode object = Trees.of("""
            {"apiVersion": "vpc.baiducloud.io/v1alpha1", "kind": "PeerConnection",
             "metadata": {"name": "rehearsal", "namespace": "rehearsal", "uid": "rehearsal", "generation": 1,
                          "resourceVersion": "1", "creationTimestamp": "2026-01-01T00:00:00Z"},
             "spec": {"region": "bj", "localVpcId": "vpc-rehearsal0", "peerRegion": "gz", "peerVpcId": "vpc-rehearsal1",
                      "bandwidthInMbps": 10, "credentialsRef": {"name": "rehearsal"}}}""");
    private final ObjectNode secret = Trees.of("""
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "rehearsal", "namespace": "rehearsal",
              "resourceVersion": "1", "labels": {"vpc.baiducloud.io/secret-type": "credentials"}},
             "data": {"accessKeyId": "cmVoZWFyc2Fs", "secretAccessKey": "cmVoZWFyc2Fs"}}""");
    private final List<BlockingQueue<String>> watches = new CopyOnWriteArrayList<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private @Nullable ObjectNode lease;

    @Override
    public synchronized Optional<JsonNode> answer(String method, String path, JsonNode body) {
        if (path.contains("/leases")) {
            return lease(method, body);
        }
        return switch (method) {
            case "GET" -> read(path);
            case "PATCH" -> Optional.of(patch(body));
            default -> Optional.of(review(body));
        };
    }

    private Optional<JsonNode> read(String path) {
        if (path.equals("/version")) {
            return Optional.of(
                    Trees.of(
                            "{\"major\": \"1\", \"minor\": \"35\", \"gitVersion\": \"v1.35.0\", \"buildDate\": \"2026-01-01T00:00:00Z\"}"));
        }
        if (path.endsWith("/" + WellKnownNames.CRD_NAME)) {
            return Optional.of(Trees.of("""
                    {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
                     "metadata": {"name": "peerconnections.vpc.baiducloud.io"},
                     "spec": {"versions": [{"name": "v1alpha1", "served": true, "storage": true}]}}"""));
        }
        if (path.endsWith("/namespaces/kube-system")) {
            return Optional.of(
                    Trees.of(
                            "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"kube-system\", \"uid\": \"rehearsal\"}}"));
        }
        if (path.endsWith("/" + WellKnownNames.PLURAL)) {
            return Optional.of(listOf("PeerConnectionList", object));
        }
        if (path.endsWith("/secrets")) {
            return Optional.of(listOf("SecretList", secret));
        }
        return path.endsWith("/" + WellKnownNames.PLURAL + "/rehearsal") ? Optional.of(object) : Optional.empty();
    }

    private ObjectNode listOf(String kind, ObjectNode item) {
        ObjectNode list = Trees.of("{\"metadata\": {\"resourceVersion\": \"1\"}}");
        list.set("apiVersion", item.get("apiVersion"));
        list.put("kind", kind).putArray("items").add(item);
        return list;
    }

    private ObjectNode patch(JsonNode change) {
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        int version = metadata.path("resourceVersion").asInt();
        Trees.merge(object, change);
        metadata.put("resourceVersion", String.valueOf(version + 1));
        String event = "{\"type\":\"MODIFIED\",\"object\":" + object + "}";
        watches.forEach(watch -> watch.add(event));
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")
                    && condition.path("status").asText().equals("True")) {
                ready.countDown();
            }
        }
        return object.deepCopy();
    }

    /** Answers reviews with yes, and takes events as they come. */
    private static JsonNode review(JsonNode body) {
        ((ObjectNode) body).set("status", Trees.of("""
                {"allowed": true, "incomplete": false, "nonResourceRules": [],
                 "resourceRules": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}]}"""));
        return body;
    }

    private Optional<JsonNode> lease(String method, JsonNode body) {
        switch (method) {
            case "POST", "PUT" -> lease = (ObjectNode) body;
            case "PATCH" -> {
                if (lease != null && body.isObject()) {
                    Trees.merge(lease, body);
                }
            }
            default -> {}
        }
        if (lease != null) {
            ((ObjectNode) lease.get("metadata")).put("resourceVersion", "1");
        }
        return Optional.ofNullable(lease);
    }

    @Override
    public BlockingQueue<String> watch(String path) {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        if (path.endsWith("/" + WellKnownNames.PLURAL)) {
            watches.add(events);
        }
        return events;
    }

    boolean awaitReady(Duration limit) throws InterruptedException {
        return ready.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized String object() {
        return object.toPrettyString();
    }
}
