package io.baiducloud.peerconn.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baiducloud.peerconn.simulator.support.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServerTest {
    private final CopyOnWriteArrayList<HttpRequest> seen = new CopyOnWriteArrayList<>();
    private final HttpServer server = start();
    private final Wire wire = new Wire(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void showsTheRequestAsItWas() {
        wire.send("PUT /a%20b/c?x&y=&z=1%2F2 HTTP/1.1\r\nHost: h\r\nX-Odd:  spaced  \r\nContent-Length: 2\r\n\r\nhi");
        HttpRequest request = seen.get(0);
        assertThat(request.target()).isEqualTo("/a%20b/c?x&y=&z=1%2F2");
        assertThat(request.path()).isEqualTo("/a b/c");
        assertThat(request.query().parameters())
                .containsExactly(
                        new Query.Parameter("x", ""), new Query.Parameter("y", ""), new Query.Parameter("z", "1/2"));
        assertThat(request.headers().fields().get(1)).isEqualTo(new Headers.Field("X-Odd", "spaced"));
        assertThat(request.bodyText()).isEqualTo("hi");
    }

    @Test
    void readsChunkedBodiesAndAbsoluteTargets() {
        Wire.Answer answer =
                wire.send("POST http://proxy.example/path?q HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked"
                        + "\r\n\r\n3;ext=1\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: x\r\n\r\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(seen.get(0).bodyText()).isEqualTo("abcde");
        assertThat(seen.get(0).target()).isEqualTo("/path?q");
    }

    @Test
    void keepsAConnectionForTheNextRequestUntilToldToCloseIt() throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream()
                        .write("GET /one HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(Wire.read(socket.getInputStream()).header("Connection"))
                        .isEmpty();
            }
            socket.getOutputStream()
                    .write("GET /last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(Wire.read(socket.getInputStream()).header("Connection")).hasValue("close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(seen).hasSize(4);
    }

    @Test
    void asksForABodyThatWaitsToBeAskedFor() throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream()
                    .write("PUT /x HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(Wire.read(socket.getInputStream()).status()).isEqualTo(100);
            socket.getOutputStream().write("ok".getBytes(StandardCharsets.US_ASCII));
            assertThat(Wire.read(socket.getInputStream()).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "GARBAGE, 400",
        "GET / HTTP/2.0, 400",
        "GET /%zz HTTP/1.1, 400",
        "GET / HTTP/1.1~no colon, 400",
        "PUT / HTTP/1.1~Content-Length: many, 400",
        "PUT / HTTP/1.1~Content-Length: -1, 413",
        "PUT / HTTP/1.1~Content-Length: 1025, 413",
        "PUT / HTTP/1.1~Transfer-Encoding: chunked~~401, 413"
    })
    void refusesWhatIsNoRequest(String head, int status) {
        assertThat(wire.send(head.replace("~", "\r\n") + "\r\n\r\n").status()).isEqualTo(status);
        assertThat(seen).isEmpty();
    }

    @Test
    void refusesHeadsWithoutEnd() {
        assertThat(wire.send("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(101) + "\r\n")
                        .status())
                .isEqualTo(431);
        assertThat(wire.send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n").status())
                .isEqualTo(431);
    }

    @Test
    void stopsListeningAndServingWhenClosed() throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Wire.read(socket.getInputStream());
            server.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> new Socket(server.uri().getHost(), server.uri().getPort()).close())
                .isInstanceOf(IOException.class);
    }

    private HttpServer start() {
        try {
            return HttpServer.start(InetAddress.getLoopbackAddress(), 0, 1024, request -> {
                seen.add(request);
                return HttpAnswer.of(200, "fine");
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
