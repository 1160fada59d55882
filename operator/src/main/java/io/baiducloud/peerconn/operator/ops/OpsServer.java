package io.baiducloud.peerconn.operator.ops;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.baiducloud.peerconn.operator.config.LogLevel;
import io.baiducloud.peerconn.operator.logging.LogKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves metrics and probes. The log level can be read and changed from inside the pod only, which is where {@code kubectl
 * port-forward} arrives.
 */
public final class OpsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpsServer.class);
    private static final String TEXT = "text/plain; charset=utf-8";

    /** The JDK's server waits for the rest of a request for ever unless told otherwise, and reads this when it first starts. */
    private static final String LONGEST_REQUEST = "sun.net.httpserver.maxReqTime";

    private static final String TEN_SECONDS = "10";
    private static final int SCRAPES_AT_ONCE = 2;

    private final Semaphore scrapes = new Semaphore(SCRAPES_AT_ONCE, true);
    private final HttpServer server;
    private final ExecutorService threads;
    private final HealthState health;
    private final Scrape metrics;
    private final LogSetup logs;

    private record Answer(int status, String type, String body) {
        static Answer text(int status, String body) {
            return new Answer(status, TEXT, body + "\n");
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    private interface Handler {
        Answer answer(HttpExchange exchange) throws IOException;
    }

    private OpsServer(HttpServer server, HealthState health, Scrape metrics, LogSetup logs) {
        this.server = server;
        this.health = health;
        this.metrics = metrics;
        this.logs = logs;
        // one for each connection: whoever does not finish a request, or does not read its answer, holds nobody else up
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("ops-", 0).factory());
    }

    /**
     * Starts to serve.
     *
     * @param port 0 means any free one
     * @throws UncheckedIOException when the port is taken
     */
    public static OpsServer start(int port, HealthState health, Scrape metrics, LogSetup logs) {
        if (System.getProperty(LONGEST_REQUEST) == null) {
            System.setProperty(LONGEST_REQUEST, TEN_SECONDS);
        }
        try {
            var ops = new OpsServer(HttpServer.create(new InetSocketAddress(port), 16), health, metrics, logs);
            ops.serve();
            return ops;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that is served. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve() {
        get("/livez", _ -> verdict(health::livenessProblems));
        get("/readyz", _ -> verdict(health::readinessProblems));
        get("/startupz", _ -> verdict(health::startupProblems));
        get("/metrics", this::scraped);
        handle("/loglevel", this::logLevel);
        handle("/", _ -> Answer.text(404, "not found: /metrics /livez /readyz /startupz /loglevel"));
        server.setExecutor(threads);
        server.start();
        LOG.atInfo().addKeyValue(LogKeys.PORT, port()).log("Serving metrics and probes");
    }

    private Answer scraped(HttpExchange exchange) {
        scrapes.acquireUninterruptibly();
        try {
            var scraped = metrics.scrape(
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept")));
            return new Answer(200, scraped.contentType(), scraped.body());
        } finally {
            scrapes.release();
        }
    }

    private Answer logLevel(HttpExchange exchange) throws IOException {
        if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
            return Answer.text(403, "only from inside the pod: use kubectl port-forward");
        }
        return switch (exchange.getRequestMethod()) {
            case "GET" -> Answer.text(200, logs.level().name());
            case "PUT" -> {
                var word = new String(exchange.getRequestBody().readNBytes(16), StandardCharsets.UTF_8).strip();
                var level = Arrays.stream(LogLevel.values())
                        .filter(candidate -> candidate.name().equalsIgnoreCase(word))
                        .findFirst();
                level.ifPresent(this::change);
                yield level.isPresent()
                        ? Answer.text(200, logs.level().name())
                        : Answer.text(400, "accepted: trace, debug, info, warn or error");
            }
            default -> Answer.text(405, "GET or PUT");
        };
    }

    private void change(LogLevel level) {
        logs.change(level);
        LOG.atInfo().addKeyValue(LogKeys.LEVEL, level).log("The log level was changed");
    }

    private static Answer verdict(Supplier<Map<String, String>> problems) {
        var found = problems.get();
        return found.isEmpty()
                ? Answer.text(200, "ok")
                : Answer.text(
                        503,
                        found.entrySet().stream()
                                .map(problem -> problem.getKey() + ": " + problem.getValue())
                                .collect(Collectors.joining("\n")));
    }

    private void get(String path, Handler handler) {
        handle(path, exchange -> switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> handler.answer(exchange);
            default -> Answer.text(405, "GET");
        });
    }

    private void handle(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                // contexts match by prefix
                var exact =
                        path.equals("/") || exchange.getRequestURI().getPath().equals(path);
                send(exchange, exact ? answer(handler, exchange) : Answer.text(404, "not found"));
            }
        });
    }

    private static Answer answer(Handler handler, HttpExchange exchange) throws IOException {
        try {
            return handler.answer(exchange);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue(LogKeys.PATH, exchange.getRequestURI().getPath())
                    .setCause(e)
                    .log("A request for metrics or probes could not be answered");
            return Answer.text(500, "failed: see the log");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        var head = exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
