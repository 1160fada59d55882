package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Servers close connections that rest. A mutation that is written into one that was closed is lost, and nobody knows: whatever
 * rested for long enough that this may have happened is not used again.
 */
class IdleConnectionsTest {
    private static final String ID = "peerconn-9td54fmx143e";
    private static final int SERVERS_PATIENCE_MILLIS = 8_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    /** Answers, waits for the next request like any server with a limit on idle connections, and then closes. */
    private void serve(RawServer server, Socket socket) throws IOException {
        connections.incrementAndGet();
        server.readRequest(socket);
        RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        socket.setSoTimeout(SERVERS_PATIENCE_MILLIS);
        try {
            int ignored = socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            // the client would have used it again
        } finally {
            socket.close();
            closed.countDown();
        }
    }

    @Test
    void clientClosesAConnectionBeforeTheServerDoes() throws Exception {
        try (RawServer server = new RawServer(this::serve);
                PeerConnClient client = PeerConnClient.builder()
                        .endpoint(server.url())
                        .credentials("ak", "sk")
                        .retryPolicy(RetryPolicy.none())
                        .requestTimeout(Duration.ofSeconds(20))
                        .build()) {
            client.delete(ID);
            assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();

            client.delete(ID);

            assertThat(server.requests()).hasSize(2);
            assertThat(connections).hasValue(2);
        }
    }
}
