package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Servers that stall, drip, break off and reset: what was asked for, was it perhaps executed? */
class BadNetworkTest {
    private static final String ID = "peerconn-9td54fmx143e";

    private static PeerConnClient client(String endpoint) {
        return PeerConnClient.builder()
                .endpoint(endpoint)
                .credentials("ak", "sk")
                .retryPolicy(RetryPolicy.none())
                .requestTimeout(Duration.ofSeconds(20))
                .build();
    }

    private static PeerConnClient impatientClient(String endpoint) {
        return PeerConnClient.builder()
                .endpoint(endpoint)
                .credentials("ak", "sk")
                .retryPolicy(RetryPolicy.none())
                .requestTimeout(Duration.ofMillis(500))
                .build();
    }

    private static BceException mutate(PeerConnClient client) {
        try (client) {
            return catchThrowableOfType(BceException.class, () -> client.delete(ID));
        }
    }

    private static BceException read(PeerConnClient client) {
        try (client) {
            return catchThrowableOfType(BceException.class, () -> client.list(ListPeerConnsRequest.all()));
        }
    }

    private static void isUnknown(BceException e, int status) {
        assertThat(e).isInstanceOf(BceException.OutcomeUnknown.class);
        assertThat(e.perhapsExecuted()).isTrue();
        assertThat(e.httpStatus()).isEqualTo(status);
    }

    private static void isUnavailable(BceException e, int status) {
        assertThat(e).isInstanceOf(BceException.Unavailable.class);
        assertThat(e.perhapsExecuted()).isFalse();
        assertThat(e.httpStatus()).isEqualTo(status);
    }

    @Nested
    class SurelyNotSent {
        @Test
        void nobodyListens() throws Exception {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }

            isUnavailable(mutate(client("http://127.0.0.1:" + port)), 0);
            isUnavailable(read(client("http://127.0.0.1:" + port)), 0);
        }

        @Test
        void hostHasNoAddress() {
            isUnavailable(mutate(client("http://no-such-host.invalid")), 0);
        }

        @Test
        void otherEndDoesNotSpeakTls() throws Exception {
            try (RawServer server =
                    new RawServer((self, socket) -> RawServer.write(socket, "220 mail.example ESMTP\r\n"))) {
                isUnavailable(mutate(client("https://127.0.0.1:" + server.port())), 0);
            }
        }

        @Test
        void tlsIsNeverAnswered() throws Exception {
            CountDownLatch over = new CountDownLatch(1);
            try (RawServer server = new RawServer((self, socket) -> RawServer.await(over))) {
                isUnavailable(mutate(impatientClient("https://127.0.0.1:" + server.port())), 0);
            } finally {
                over.countDown();
            }
        }
    }

    @Nested
    class Reset {
        @Test
        void beforeTheRequestWasRead() throws Exception {
            try (RawServer server = new RawServer((self, socket) -> RawServer.reset(socket))) {
                assertThat(mutate(client(server.url())).httpStatus()).isZero();
                isUnavailable(read(client(server.url())), 0);
            }
        }

        @Test
        void afterTheRequestWasRead() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.reset(socket);
            };
            try (RawServer server = new RawServer(script)) {
                isUnknown(mutate(client(server.url())), 0);
                isUnavailable(read(client(server.url())), 0);
                assertThat(server.requests()).hasSize(2);
            }
        }

        @Test
        void inTheMiddleOfTheAnswer() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(
                        socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nx-bce-request-id: r1\r\n\r\n{\"peerCo");
            };
            try (RawServer server = new RawServer(script)) {
                BceException mutation = mutate(client(server.url()));
                isUnknown(mutation, 200);
                assertThat(mutation.findRequestId()).contains("r1");
                isUnavailable(read(client(server.url())), 200);
            }
        }

        @Test
        void onAConnectionThatServedBefore() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                self.readRequest(socket);
            };
            try (RawServer server = new RawServer(script);
                    PeerConnClient client = client(server.url())) {
                client.delete(ID);

                isUnknown(catchThrowableOfType(BceException.class, () -> client.delete(ID)), 0);
                assertThat(server.requests())
                        .as("no silent resend on a fresh connection")
                        .hasSize(2);
            }
        }
    }

    @Nested
    class TooSlow {
        @Test
        void nothingIsEverAnswered() throws Exception {
            CountDownLatch over = new CountDownLatch(1);
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.await(over);
            };
            try (RawServer server = new RawServer(script)) {
                isUnknown(mutate(impatientClient(server.url())), 0);
                isUnavailable(read(impatientClient(server.url())), 0);
            } finally {
                over.countDown();
            }
        }

        @Test
        void headDrips() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                drip(socket, "HTTP/1.1 200 OK\r\nX-Padding: ");
            };
            try (RawServer server = new RawServer(script)) {
                isUnknown(mutate(impatientClient(server.url())), 0);
            }
        }

        @Test
        void bodyDrips() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                drip(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"x\":\"");
            };
            try (RawServer server = new RawServer(script)) {
                isUnknown(mutate(impatientClient(server.url())), 200);
                isUnavailable(read(impatientClient(server.url())), 200);
            }
        }

        @Test
        void otherEndIsGoneAndNobodyKnows() throws Exception {
            CountDownLatch over = new CountDownLatch(1);
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                RawServer.await(over);
            };
            try (RawServer server = new RawServer(script);
                    PeerConnClient client = impatientClient(server.url())) {
                client.delete(ID);

                isUnknown(catchThrowableOfType(BceException.class, () -> client.delete(ID)), 0);
                assertThat(server.requests()).hasSize(1);
            } finally {
                over.countDown();
            }
        }

        @Test
        void onlyInterimAnswersCome() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                while (true) {
                    RawServer.write(socket, "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
                }
            };
            try (RawServer server = new RawServer(script)) {
                BceException mutation = mutate(impatientClient(server.url()));

                isUnknown(mutation, mutation.httpStatus());
            }
        }

        /** Sends a byte now and then, each well within any limit on single reads, for ever. */
        private static void drip(Socket socket, String start) throws IOException {
            RawServer.write(socket, start);
            CountDownLatch never = new CountDownLatch(1);
            while (true) {
                RawServer.write(socket, "x");
                RawServer.await(never, 20);
            }
        }
    }

    @Nested
    class Nonsense {
        @Test
        void answerIsNotHttp() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(socket, "SSH-2.0-OpenSSH_9.9\r\n");
            };
            try (RawServer server = new RawServer(script)) {
                isUnknown(mutate(client(server.url())), 0);
            }
        }

        @Test
        void answerIsLargerThanAnyListCanBe() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{\"peerConns\":[");
                String blanks = " ".repeat(1 << 16);
                for (int i = 0; i < 1000; i++) {
                    RawServer.write(socket, blanks);
                }
            };
            try (RawServer server = new RawServer(script)) {
                BceException e = read(client(server.url()));

                isUnavailable(e, 200);
                assertThat(e).hasMessageContaining("larger than");
            }
        }

        @Test
        void answerNeverEnds() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n");
                String chunk = "10000\r\n" + " ".repeat(1 << 16) + "\r\n";
                while (true) {
                    RawServer.write(socket, chunk);
                }
            };
            try (RawServer server = new RawServer(script)) {
                BceException mutation = mutate(client(server.url()));

                isUnknown(mutation, 200);
                assertThat(mutation).hasMessageContaining("larger than");
                isUnavailable(read(client(server.url())), 200);
            }
        }

        @Test
        void headNeverEnds() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(socket, "HTTP/1.1 200 OK\r\n");
                String header = "X-Padding: " + "x".repeat(1_000) + "\r\n";
                while (true) {
                    RawServer.write(socket, header);
                }
            };
            try (RawServer server = new RawServer(script)) {
                isUnknown(mutate(client(server.url())), 0);
                isUnavailable(read(client(server.url())), 0);
            }
        }

        @Test
        void answerUnpacksToMoreThanAnyListCanBe() throws Exception {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write("{\"peerConns\":[".getBytes(StandardCharsets.US_ASCII));
                byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < 100; i++) {
                    out.write(blanks);
                }
            }
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
                packed.writeTo(socket.getOutputStream());
            };
            try (RawServer server = new RawServer(script)) {
                BceException e = read(client(server.url()));

                assertThat(packed.size()).isLessThan(200_000);
                isUnavailable(e, 200);
                assertThat(e).hasMessageContaining("larger than");
            }
        }

        @Test
        void refusalIsLargerThanAnyRefusalCanBe() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(
                        socket,
                        "HTTP/1.1 403 Forbidden\r\nContent-Length: 999999999\r\n\r\n{\"code\":\"AccessDenied\",\"x\":\"");
                String letters = "x".repeat(1 << 16);
                for (int i = 0; i < 1000; i++) {
                    RawServer.write(socket, letters);
                }
            };
            try (RawServer server = new RawServer(script)) {
                BceException e = mutate(client(server.url()));

                assertThat(e).isInstanceOf(BceException.Forbidden.class);
                assertThat(e.findCode()).contains("AccessDenied");
                assertThat(e.getMessage()).hasSizeLessThan(1000);
            }
        }

        @Test
        void refusalBreaksOff() throws Exception {
            RawServer.Script script = (self, socket) -> {
                self.readRequest(socket);
                RawServer.write(
                        socket,
                        "HTTP/1.1 403 Forbidden\r\nContent-Length: 500\r\n\r\n{\"code\":\"AccessDenied\",\"mess");
            };
            try (RawServer server = new RawServer(script)) {
                BceException e = mutate(client(server.url()));

                assertThat(e).isInstanceOf(BceException.Forbidden.class).hasNoCause();
                assertThat(e.findCode()).contains("AccessDenied");
            }
        }
    }

    @Test
    void localhostIsReachedWhereverItListens() throws Exception {
        RawServer.Script script = (self, socket) -> {
            self.readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nx-bce-request-id: r1\r\n\r\n");
        };
        try (RawServer server = new RawServer(script);
                PeerConnClient client = client("http://localhost:" + server.port())) {
            assertThat(client.delete(ID).requestId()).isEqualTo("r1");
        }
    }
}
