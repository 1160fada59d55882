package io.baiducloud.peerconn.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One request as the API server saw it; empty words where the audit event has none.
 *
 * @param verb get, list, watch, create, update, patch, delete or deletecollection
 * @param group the API group, empty for the core
 * @param resource the plural of the kind
 * @param subresource status, for example
 * @param namespace the namespace of the object
 * @param name the name of the object
 * @param user who asked, the impersonated user where there is one
 * @param userAgent the program that asked
 * @param code the HTTP status of the answer
 * @param body what was sent, for writes to our own group only
 */
public record AuditedRequest(
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String user,
        String userAgent,
        int code,
        String body) {
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete", "deletecollection");

    /** Reviews are questions in the form of a creation. */
    private static final Set<String> QUESTIONS = Set.of("authorization.k8s.io", "authentication.k8s.io");

    static AuditedRequest of(JsonNode event) {
        JsonNode object = event.path("objectRef");
        JsonNode impersonated = event.path("impersonatedUser");
        JsonNode user = impersonated.isMissingNode() ? event.path("user") : impersonated;
        return new AuditedRequest(
                event.path("verb").asText(),
                object.path("apiGroup").asText(),
                object.path("resource").asText(),
                object.path("subresource").asText(),
                object.path("namespace").asText(),
                object.path("name").asText(),
                user.path("username").asText(),
                event.path("userAgent").asText(),
                event.path("responseStatus").path("code").asInt(),
                event.path("requestObject").isMissingNode()
                        ? ""
                        : event.path("requestObject").toString());
    }

    /** Whether it changed, or tried to change, what is stored. */
    public boolean isWrite() {
        return WRITES.contains(verb) && !QUESTIONS.contains(group);
    }

    /** Whether it was about that resource, {@code peerconnections} or {@code peerconnections/status} for example. */
    public boolean isAbout(String resourceOrSubresource) {
        return resourceOrSubresource.equals(subresource.isEmpty() ? resource : resource + "/" + subresource);
    }

    /** A short form for messages: {@code patch peerconnections/status network/orders 200}. */
    @Override
    public String toString() {
        return "%s %s%s %s/%s %d by %s"
                .formatted(
                        verb,
                        resource,
                        subresource.isEmpty() ? "" : "/" + subresource,
                        namespace,
                        name,
                        code,
                        userAgent);
    }
}
