package io.baiducloud.peerconn.client;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A client and a server that answers what it is told, for tests of what goes over the wire. */
abstract class WireTest {
    static final String ID = "peerconn-9td54fmx143e";
    static final String AK = "testak0123456789abcdef0123456789";
    static final String SK = "testsk-not-a-secret-0123456789ab";
    static final ClientToken TOKEN = new ClientToken("be31b98c-5e41-4838-9d30-9be700de5a20");
    static final Instant NOW = Instant.parse("2018-07-20T11:37:16Z");
    static final String REQUEST_ID = "f7302165-756d-4c83-bb7a-1d4548fbba8c";

    MockWebServer server;
    PeerConnClient client;

    @BeforeEach
    void startServer() throws IOException {
        server = new MockWebServer();
        server.setServerSocketFactory(new PromptAnswers());
        server.start();
        client = builder().build();
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.close();
    }

    PeerConnClientBuilder builder() {
        return PeerConnClient.builder()
                .endpoint(server.url("/").toString())
                .credentials(AK, SK)
                .retryPolicy(RetryPolicy.none())
                .requestTimeout(Duration.ofSeconds(20))
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    void answer(MockResponse.Builder response) {
        server.enqueue(response.addHeader("x-bce-request-id", REQUEST_ID).build());
    }

    static MockResponse.Builder ok() {
        return new MockResponse.Builder().code(200);
    }

    static MockResponse.Builder ok(String json) {
        return ok().addHeader("Content-Type", "application/json;charset=UTF-8").body(json);
    }

    static MockResponse.Builder error(int status, String code) {
        return new MockResponse.Builder()
                .code(status)
                .body("{\"code\":\"" + code + "\",\"message\":\"no way\",\"requestId\":\"from-body\"}");
    }

    RecordedRequest received() throws InterruptedException {
        return server.takeRequest();
    }
}
