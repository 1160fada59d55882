package io.baiducloud.peerconn.operator.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpsServerTest {
    private final Telemetry telemetry = Telemetry.start(
            ((Invocation.Run) new OperatorOptions(Map.of(), () -> "own").parse(List.of("--port=0"))).config(),
            LogSetup.untouched());
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        telemetry.close();
        http.close();
    }

    @Test
    void tellsStartingReadyAndStoppingApart() throws Exception {
        // given
        var synced = new AtomicReference<>(Optional.of("not synced"));
        telemetry.health().readinessOf("objects", synced::get);

        // when / then
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/startupz").statusCode()).isEqualTo(503);
        assertThat(get("/readyz").body()).isEqualTo("process: starting\nobjects: not synced\n");
        telemetry.health().started();
        assertThat(get("/startupz").body()).isEqualTo("ok\n");
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        synced.set(Optional.empty());
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        telemetry.health().stopping();
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatIsStuck() throws Exception {
        // given
        telemetry.health().livenessOf("pulse", () -> Optional.of("no beat"));

        // when
        var answer = get("/livez");

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("pulse: no beat\n");
    }

    @Test
    void servesMetricsInBothFormats() throws Exception {
        // when
        var plain = get("/metrics");
        var open = send(request("/metrics").header("Accept", "application/openmetrics-text;version=1.0.0"));

        // then
        assertThat(plain.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(plain.body()).contains("jvm_memory_used_bytes{");
        assertThat(open.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
        assertThat(open.body()).endsWith("# EOF\n");
    }

    @Test
    void refreshesGaugesBeforeAScrape() throws Exception {
        // given
        var refreshed = new AtomicReference<>("no");
        telemetry.beforeScrape(() -> refreshed.set("yes"));

        // when
        get("/metrics");

        // then
        assertThat(refreshed).hasValue("yes");
    }

    @Test
    void answersAQuestionThatFailsWithAnError() throws Exception {
        // given
        telemetry.beforeScrape(() -> {
            throw new IllegalStateException("broken gauge");
        });

        // when / then
        assertThat(get("/metrics").statusCode()).isEqualTo(500);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void knowsNoOtherPathsAndNoOtherMethods() throws Exception {
        // when / then
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/metricsandmore").statusCode()).isEqualTo(404);
        assertThat(send(request("/metrics").POST(BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(405);
        assertThat(send(request("/livez").method("HEAD", BodyPublishers.noBody()))
                        .body())
                .isEmpty();
    }

    /** Any pod that reaches the port could have the operator started again and again. */
    @Test
    void whoeverDoesNotFinishARequestHoldsNoProbeUp() throws Exception {
        // given
        List<Socket> stalled = new ArrayList<>();
        try {
            for (var i = 0; i < 40; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), telemetry.port());
                socket.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));
                stalled.add(socket);
            }

            // when
            var answer = send(request("/livez").timeout(Duration.ofSeconds(5)));

            // then
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            for (var socket : stalled) {
                socket.close();
            }
        }
    }

    @Test
    void changesTheLogLevelFromInsideThePod() throws Exception {
        // given
        var before = get("/loglevel").body().strip();

        // when
        var changed = send(request("/loglevel").PUT(BodyPublishers.ofString("debug\n")));
        var refused = send(request("/loglevel").PUT(BodyPublishers.ofString("loud")));
        var after = get("/loglevel").body().strip();
        send(request("/loglevel").PUT(BodyPublishers.ofString(before)));

        // then
        assertThat(before).isEqualTo("INFO");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(after).isEqualTo("DEBUG");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + telemetry.port() + path));
    }
}
