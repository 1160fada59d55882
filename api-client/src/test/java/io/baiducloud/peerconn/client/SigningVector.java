package io.baiducloud.peerconn.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One of the vectors that the provider's own SDK produced. */
record SigningVector(
        String name,
        String method,
        String path,
        List<QueryParameter> query,
        Map<String, String> headers,
        List<String> headersToSign,
        BceCredentials credentials,
        Instant timestamp,
        int expirationSeconds,
        String prefix,
        String signingKey,
        String canonicalRequest,
        String authorization) {

    static Stream<SigningVector> all() {
        JsonNode vectors = file().get("vectors");
        return StreamSupport.stream(vectors.spliterator(), false).map(SigningVector::of);
    }

    static JsonNode file() {
        try (InputStream in = SigningVector.class.getResourceAsStream("signing-vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningVector of(JsonNode vector) {
        JsonNode request = vector.get("request");
        JsonNode keys = vector.get("credentials");
        JsonNode options = vector.get("options");
        JsonNode expected = vector.get("expected");
        List<QueryParameter> query = new ArrayList<>();
        request.get("query").properties().forEach(e -> query.add(new QueryParameter(e.getKey(), textOf(e.getValue()))));
        Map<String, String> headers = new LinkedHashMap<>();
        request.get("headers").properties().forEach(e -> headers.put(e.getKey(), textOf(e.getValue())));
        headers.put(
                "Host",
                request.get("endpoint").textValue().replaceFirst("^http://", "").replaceFirst("^https://", ""));
        if (!keys.get("sessionToken").isNull()) {
            String token = keys.get("sessionToken").textValue();
            if (keys.get("sessionTokenAsQueryParam").booleanValue()) {
                query.add(QueryParameter.of("x-bce-security-token", token));
            } else {
                headers.put("x-bce-security-token", token);
            }
        }
        List<String> names = null;
        if (!options.get("headersToSign").isNull()) {
            names = new ArrayList<>();
            for (JsonNode name : options.get("headersToSign")) {
                names.add(name.textValue());
            }
        }
        return new SigningVector(
                vector.get("id") + " " + vector.get("name").textValue(),
                request.get("method").textValue(),
                request.get("path").textValue(),
                query,
                headers,
                names,
                BceCredentials.of(keys.get("ak").textValue(), keys.get("sk").textValue()),
                Instant.parse(options.get("timestamp").textValue()),
                options.get("expirationInSeconds").intValue(),
                expected.get("authStringPrefix").textValue(),
                expected.get("signingKey").textValue(),
                expected.get("canonicalRequest").textValue(),
                expected.get("authorization").textValue());
    }

    private static String textOf(JsonNode node) {
        return node.isNull() ? null : node.textValue();
    }

    CanonicalRequest canonical() {
        return headersToSign == null
                ? CanonicalRequest.ofDefaultHeaders(method, path, query, headers)
                : CanonicalRequest.of(method, path, query, headers, headersToSign);
    }

    @Override
    public String toString() {
        return name;
    }
}
