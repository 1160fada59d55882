package io.baiducloud.peerconn.simulator.api;

import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.http.Query;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which operation a request means.
 *
 * @param problem why it means none
 */
record Route(Operation operation, String peerConnId, Optional<Refusal> problem) {
    private static final Pattern ONE = Pattern.compile("/v1/peerconn/([^/]+)(/deleteProtect)?");
    private static final Pattern OTHER_VERSION = Pattern.compile("/v(?!1/)\\d+/.*");

    private static final List<Operation> ACTIONS = List.of(
            Operation.ACCEPT,
            Operation.REJECT,
            Operation.RESIZE,
            Operation.RENEW,
            Operation.REFUND,
            Operation.OPEN_DNS,
            Operation.CLOSE_DNS);

    static Route of(HttpRequest request) {
        String path = request.path();
        String method = request.method();
        return switch (path) {
            case "/v1/peerconn" ->
                switch (method) {
                    case "POST" -> to(Operation.CREATE, "");
                    case "GET" -> to(Operation.LIST, "");
                    default -> problem(Refusal.INVALID_HTTP_REQUEST);
                };
            case "/v1/sessionToken" -> post(method, Operation.GET_SESSION_TOKEN);
            case "/v1/signinSecurityToken" -> post(method, Operation.SIGNIN_TOKEN);
            case "/v1/credential" ->
                request.query().has("assumeRole") ? post(method, Operation.ASSUME_ROLE) : problem(Refusal.INVALID_URI);
            default -> onConnection(request);
        };
    }

    private static Route post(String method, Operation operation) {
        return method.equals("POST") ? to(operation, "") : problem(Refusal.INVALID_HTTP_REQUEST);
    }

    private static Route onConnection(HttpRequest request) {
        Matcher one = ONE.matcher(request.path());
        if (!one.matches()) {
            return problem(
                    OTHER_VERSION.matcher(request.path()).matches() ? Refusal.INVALID_VERSION : Refusal.INVALID_URI);
        }
        return one.group(2) == null
                ? onConnection(request.method(), one.group(1), request.query())
                : protection(request.method(), one.group(1));
    }

    private static Route onConnection(String method, String id, Query query) {
        return switch (method) {
            case "GET" -> to(Operation.DETAIL, id);
            case "DELETE" -> to(Operation.DELETE, id);
            case "PUT" -> {
                List<Operation> actions = ACTIONS.stream()
                        .filter(action -> query.has(parameter(action)))
                        .toList();
                yield switch (actions.size()) {
                    case 0 -> to(Operation.UPDATE, id);
                    case 1 -> to(actions.get(0), id);
                    default -> problem(Refusal.INVALID_URI);
                };
            }
            default -> problem(Refusal.INVALID_HTTP_REQUEST);
        };
    }

    private static Route protection(String method, String id) {
        return method.equals("PUT") ? to(Operation.DELETE_PROTECT, id) : problem(Refusal.INVALID_HTTP_REQUEST);
    }

    /** The bare word in the query that names an action. */
    private static String parameter(Operation action) {
        return switch (action) {
            case RENEW -> "purchaseReserved";
            case OPEN_DNS -> "open";
            case CLOSE_DNS -> "close";
            default -> action.word();
        };
    }

    private static Route to(Operation operation, String id) {
        return new Route(operation, id, Optional.empty());
    }

    private static Route problem(Refusal refusal) {
        return new Route(Operation.UNKNOWN, "", Optional.of(refusal));
    }
}
