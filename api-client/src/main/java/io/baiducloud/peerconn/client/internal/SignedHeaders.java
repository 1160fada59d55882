package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.BceCredentials;
import io.baiducloud.peerconn.client.BceV1Signer;
import io.baiducloud.peerconn.client.CanonicalRequest;
import io.baiducloud.peerconn.client.SignOptions;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes the headers of a request: what it says about itself, and the signature. */
final class SignedHeaders {
    static final String CONTENT_TYPE = "application/json; charset=utf-8";

    private final BceV1Signer signer = new BceV1Signer();
    private final SignOptions options;
    private final String host;
    private final String userAgent;

    SignedHeaders(SignOptions options, String host, String userAgent) {
        this.options = options;
        this.host = host;
        this.userAgent = userAgent;
    }

    /** Returns all headers, Authorization included, in the order in which they are sent. */
    Map<String, String> of(WireRequest request, BceCredentials credentials, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("host", host);
        headers.put("x-bce-date", BceV1Signer.format(now));
        if (credentials.sessionToken() != null) {
            headers.put("x-bce-security-token", credentials.sessionToken());
        }
        if (request.takesBody()) {
            headers.put("content-type", CONTENT_TYPE);
            headers.put("content-length", Integer.toString(request.body().length));
        }
        headers.put("user-agent", userAgent);
        CanonicalRequest canonical =
                CanonicalRequest.of(request.method(), request.path(), request.query(), headers, namesToSign(headers));
        Instant timestamp = options.timestamp() == null ? now : options.timestamp();
        headers.put(
                "authorization", signer.authorization(canonical, credentials, timestamp, options.expirationSeconds()));
        return headers;
    }

    private Set<String> namesToSign(Map<String, String> headers) {
        Set<String> names = new HashSet<>(options.headersToSign());
        names.add("host");
        names.add("x-bce-security-token");
        if (options.headersToSign().isEmpty()) {
            names.add("content-type");
            headers.keySet().stream().filter(name -> name.startsWith("x-bce-")).forEach(names::add);
        }
        return names;
    }
}
