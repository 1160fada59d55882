package io.baiducloud.peerconn.simulator.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.faults.FaultSpec;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Durations;
import io.baiducloud.peerconn.simulator.state.StateDump;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /control/v1/{faults,clock,connections,state,requests}}: the simulator's own API, unsigned. */
public final class ControlApi implements Function<HttpRequest, HttpAnswer> {
    private static final String ROOT = "/control/v1/";
    private static final int SHOWN = 1_000;

    private final Controls controls;

    /** Controls that simulator. */
    public ControlApi(Controls controls) {
        this.controls = controls;
    }

    private record ClockRequest(@Nullable String advance) {}

    private record StatePatch(
            @Nullable Map<String, Object> settings,
            @Nullable Map<String, Boolean> arrears) {}

    @Override
    public HttpAnswer apply(HttpRequest request) {
        try {
            return answer(request).withHeader("Content-Type", "application/json;charset=UTF-8");
        } catch (NoSuchElementException e) {
            return problem(404, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return problem(400, e);
        }
    }

    private static HttpAnswer problem(int status, RuntimeException e) {
        ObjectNode body = ControlJson.object().put("error", Objects.toString(e.getMessage(), "unknown"));
        return HttpAnswer.of(status, body.toString()).withHeader("Content-Type", "application/json;charset=UTF-8");
    }

    private HttpAnswer answer(HttpRequest request) {
        if (!request.path().startsWith(ROOT)) {
            throw new NoSuchElementException(
                    "the control API is at " + ROOT + "faults, clock, connections, state, requests");
        }
        String[] words = request.path().substring(ROOT.length()).split("/", 2);
        String id = words.length > 1 ? words[1] : "";
        String verb = request.method() + (id.isEmpty() ? "" : " one");
        return switch (words[0]) {
            case "faults" -> faults(verb, id, request);
            case "clock" -> clock(verb, request);
            case "connections" -> connections(verb, id, request);
            case "state" -> state(verb, request);
            case "requests" -> requests(verb);
            default -> throw new NoSuchElementException("there is nothing at " + request.path());
        };
    }

    private HttpAnswer faults(String verb, String id, HttpRequest request) {
        switch (verb) {
            case "POST" -> {
                String added = controls.faults()
                        .add(ControlJson.read(request.bodyText(), FaultSpec.class)
                                .toFault());
                return ok(ControlJson.object().put("id", added));
            }
            case "DELETE" -> controls.faults().clear();
            case "DELETE one" -> {
                if (!controls.faults().remove(id)) {
                    throw new NoSuchElementException("there is no fault " + id);
                }
            }
            case "GET" -> {
                // shown below
            }
            default -> throw noVerb(request);
        }
        ObjectNode body = ControlJson.object();
        ArrayNode faults = body.putArray("faults");
        controls.faults().reports().forEach(report -> faults.add(ControlJson.fault(report)));
        return ok(body);
    }

    private HttpAnswer clock(String verb, HttpRequest request) {
        if (verb.equals("POST")) {
            String advance =
                    ControlJson.read(request.bodyText(), ClockRequest.class).advance();
            if (advance == null) {
                throw new IllegalArgumentException("advance is missing, such as {\"advance\":\"7d\"}");
            }
            Duration duration = Durations.parse(advance);
            controls.clock().advance(duration);
        } else if (!verb.equals("GET")) {
            throw noVerb(request);
        }
        return ok(ControlJson.object()
                .put("now", controls.clock().instant().toString())
                .put("offset", controls.clock().offset().toString()));
    }

    private HttpAnswer connections(String verb, String id, HttpRequest request) {
        return switch (verb) {
            case "GET" -> {
                ObjectNode body = ControlJson.object();
                ArrayNode array = body.putArray("connections");
                controls.connections().forEach(connection -> array.add(ControlJson.connection(connection)));
                yield ok(body);
            }
            case "POST" ->
                ok(ControlJson.connection(ControlJson.read(request.bodyText(), NewConnection.class)
                        .addTo(controls)));
            case "GET one" -> ok(ControlJson.connection(get(id)));
            case "PATCH one" -> {
                Connection connection = get(id);
                ControlJson.read(request.bodyText(), ConnectionPatch.class).apply(controls.console(), connection);
                yield ok(ControlJson.connection(get(id)));
            }
            case "DELETE one" -> {
                controls.console().delete(id);
                yield ok(ControlJson.object());
            }
            default -> throw noVerb(request);
        };
    }

    private HttpAnswer state(String verb, HttpRequest request) {
        switch (verb) {
            case "GET" -> {
                return HttpAnswer.of(200, controls.dump().toJson());
            }
            case "PUT" -> controls.load(StateDump.parse(request.bodyText()));
            case "PATCH" -> {
                StatePatch patch = ControlJson.read(request.bodyText(), StatePatch.class);
                if (patch.settings() != null) {
                    patch.settings().forEach((name, value) -> controls.set(name, Objects.toString(value)));
                }
                if (patch.arrears() != null) {
                    patch.arrears().forEach(controls.console()::arrears);
                }
            }
            default -> throw noVerb(request);
        }
        return ok(ControlJson.object());
    }

    private HttpAnswer requests(String verb) {
        if (verb.equals("DELETE")) {
            controls.requests().clear();
            controls.journal().clear();
        }
        ObjectNode body = ControlJson.object().put("total", controls.requests().total());
        ObjectNode counts = body.putObject("counts");
        for (Operation operation : Operation.values()) {
            if (controls.requests().count(operation) > 0) {
                counts.put(operation.word(), controls.requests().count(operation));
            }
        }
        ArrayNode latest = body.putArray("requests");
        last(controls.requests().entries()).forEach(entry -> latest.add(ControlJson.request(entry)));
        ArrayNode journal = body.putArray("journal");
        last(controls.journal().entries()).forEach(entry -> journal.add(ControlJson.mutation(entry)));
        return ok(body);
    }

    private static <T> List<T> last(List<T> entries) {
        return entries.subList(Math.max(0, entries.size() - SHOWN), entries.size());
    }

    private Connection get(String id) {
        return controls.connection(id).orElseThrow(() -> new NoSuchElementException("there is no connection " + id));
    }

    private static HttpAnswer ok(ObjectNode body) {
        return HttpAnswer.of(200, body.toPrettyString() + "\n");
    }

    private static RuntimeException noVerb(HttpRequest request) {
        return new IllegalArgumentException(request.method() + " makes no sense at " + request.path());
    }
}
