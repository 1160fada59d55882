package io.baiducloud.peerconn.client.internal;

import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request before it is signed. Not a record: two of them are never compared, and the body is bytes.
 */
public final class WireRequest {
    private static final byte[] NOTHING = {};

    private final Operation operation;
    private final String method;
    private final String path;
    private final List<QueryParameter> query;
    private final byte[] body;

    private WireRequest(Operation operation, String method, String path, List<QueryParameter> query, byte[] body) {
        this.operation = operation;
        this.method = method;
        this.path = path;
        this.query = List.copyOf(query);
        this.body = body;
    }

    static WireRequest of(Operation operation, String method, String path) {
        return new WireRequest(operation, method, path, List.of(), NOTHING);
    }

    WireRequest with(String name, @Nullable String value) {
        return value == null ? this : with(QueryParameter.of(name, value));
    }

    WireRequest with(ClientToken token) {
        return with("clientToken", token.value());
    }

    WireRequest withWord(String word) {
        return with(QueryParameter.word(word));
    }

    WireRequest withBody(byte[] json) {
        return new WireRequest(operation, method, path, query, json.clone());
    }

    private WireRequest with(QueryParameter parameter) {
        List<QueryParameter> more = new ArrayList<>(query);
        more.add(parameter);
        return new WireRequest(operation, method, path, more, body);
    }

    Operation operation() {
        return operation;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    List<QueryParameter> query() {
        return query;
    }

    /** The bytes themselves, not to be changed. */
    byte[] body() {
        return body;
    }

    /** Whether the method has a body on the wire, be it an empty one. */
    boolean takesBody() {
        return method.equals("POST") || method.equals("PUT");
    }

    /**
     * Whether it may be sent again when nobody knows whether it was executed. A renewal may not, whatever its token: the
     * documents promise for creations only that a token is honoured, and every other mutation done twice is done once.
     */
    boolean isRepeatable() {
        return !operation.isMutation() || (operation != Operation.RENEW_PEER_CONN && hasClientToken());
    }

    private boolean hasClientToken() {
        return query.stream().anyMatch(parameter -> parameter.name().equals("clientToken"));
    }

    /** The query as it goes over the wire, in the given order; null for none. */
    @Nullable
    String encodedQuery() {
        if (query.isEmpty()) {
            return null;
        }
        Octets target = new Octets(128);
        for (QueryParameter parameter : query) {
            if (target.length() > 0) {
                target.append('&');
            }
            PercentEncoding.append(target, parameter.name());
            if (parameter.value() != null) {
                target.append('=');
                PercentEncoding.append(target, parameter.value());
            }
        }
        return target.text();
    }
}
