package io.baiducloud.peerconn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.baiducloud.peerconn.testkit.TcpFaultProxy.Behaviour;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Behind the proxy stands a server that answers each byte with the next letter. */
class TcpFaultProxyTest {
    private final List<Character> arrived = new CopyOnWriteArrayList<>();
    private final ServerSocket server = startServer();
    private final TcpFaultProxy proxy = TcpFaultProxy.to(server.getLocalPort());

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void atFirstEverythingPasses() throws IOException {
        // when
        int answer = ask('a');

        // then
        assertThat(answer).isEqualTo('b');
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void connectionsCanBeRefusedAndAllowedAgainOnTheSamePort() throws IOException {
        // given
        try (Socket early = connect()) {
            assertThat(ask(early, 'a')).isEqualTo('b');

            // when
            proxy.behave(new Behaviour.Refuse());

            // then
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
            assertThatExceptionOfType(SocketException.class).isThrownBy(() -> ask(early, 'c'));
        }
        proxy.behave(new Behaviour.Pass());
        assertThat(ask('e')).isEqualTo('f');
    }

    @Test
    void aDroppedRequestNeverArrives() {
        // given
        proxy.behave(new Behaviour.Drop());

        // when
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> ask('a'));

        // then
        assertThat(arrived).isEmpty();
    }

    @Test
    void aHalfOpenConnectionIsSilent() throws IOException {
        // given
        try (Socket socket = connect()) {
            assertThat(ask(socket, 'a')).isEqualTo('b');
            proxy.behave(new Behaviour.HalfOpen());
            socket.setSoTimeout(100);

            // when
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(socket, 'c'));
        }

        // then
        assertThat(arrived).containsExactly('a');
    }

    @Test
    void aForsakenConnectionIsSilentForEverAndOthersAreNot() throws IOException {
        // given
        try (Socket forsaken = connect()) {
            assertThat(ask(forsaken, 'a')).isEqualTo('b');
            proxy.forsake();
            forsaken.setSoTimeout(100);

            // when
            int answer = ask('e');

            // then
            assertThat(answer).isEqualTo('f');
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(forsaken, 'c'));
        }
        assertThat(arrived).containsExactly('a', 'e');
    }

    @Test
    void aLostAnswerLeavesTheRequestDone() {
        // given
        proxy.behave(new Behaviour.LoseAnswer());

        // when
        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> ask('a'));

        // then
        assertThat(arrived).containsExactly('a');
        assertThat(proxy.answersLost()).isEqualTo(1);
    }

    @Test
    void everythingCanTakeLonger() throws IOException {
        // given
        proxy.behave(new Behaviour.Delay(Duration.ofMillis(50)));
        long before = System.nanoTime();

        // when
        int answer = ask('a');

        // then: both ways
        assertThat(answer).isEqualTo('b');
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    private int ask(char question) throws IOException {
        try (Socket socket = connect()) {
            return ask(socket, question);
        }
    }

    private static int ask(Socket socket, char question) throws IOException {
        socket.getOutputStream().write(question);
        int answer = socket.getInputStream().read();
        if (answer < 0) {
            throw new SocketException("closed");
        }
        return answer;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private ServerSocket startServer() {
        try {
            ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> acceptAll(socket));
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void acceptAll(ServerSocket socket) {
        while (true) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            int question = client.getInputStream().read();
            while (question >= 0) {
                arrived.add((char) question);
                client.getOutputStream().write(Character.toString(question + 1).getBytes(StandardCharsets.US_ASCII));
                question = client.getInputStream().read();
            }
        } catch (IOException cut) {
            // as it should be
        }
    }
}
