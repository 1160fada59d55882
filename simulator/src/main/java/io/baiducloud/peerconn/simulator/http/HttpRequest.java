package io.baiducloud.peerconn.simulator.http;

import java.nio.charset.StandardCharsets;

/** One request as it stood on the wire. */
public final class HttpRequest {
    private final String method;
    private final String target;
    private final Headers headers;
    private final byte[] body;
    private final String path;
    private final Query query;

    /** Takes the request target undecoded; throws IllegalArgumentException when it cannot be decoded. */
    public HttpRequest(String method, String target, Headers headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body.clone();
        int question = target.indexOf('?');
        this.path = PercentCoding.decode(question < 0 ? target : target.substring(0, question));
        this.query = Query.parse(question < 0 ? "" : target.substring(question + 1));
    }

    /** The method, in the case of the wire. */
    public String method() {
        return method;
    }

    /** Path and query as sent. */
    public String target() {
        return target;
    }

    /** The decoded path. */
    public String path() {
        return path;
    }

    /** The decoded parameters. */
    public Query query() {
        return query;
    }

    /** The header fields. */
    public Headers headers() {
        return headers;
    }

    /** The body as text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The length of the body in bytes. */
    public int bodyLength() {
        return body.length;
    }
}
