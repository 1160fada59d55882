package io.baiducloud.peerconn.e2e.release;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** Passes connections on to another port of this machine: out of TLS, or through the tunnels of an HTTP proxy. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final Way way;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> tunnels;

    /** Where a new connection leads. */
    private interface Way {
        InetSocketAddress begin(Socket client) throws IOException;
    }

    private Relay(ServerSocketFactory sockets, List<String> tunnels, Way way) throws IOException {
        this.tunnels = tunnels;
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.way = way;
        Thread.ofVirtual().start(this::accept);
    }

    /** Ends TLS in front of a server that speaks without. */
    static Relay tls(SSLContext context, URI server) throws IOException {
        return new Relay(
                context.getServerSocketFactory(),
                List.of(),
                client -> new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
    }

    /** An HTTP proxy that knows nothing but tunnels, and remembers where they led. */
    static Relay proxy() throws IOException {
        List<String> tunnels = new CopyOnWriteArrayList<>();
        return new Relay(ServerSocketFactory.getDefault(), tunnels, client -> {
            String target = head(client).split(" ", -1)[1];
            tunnels.add(target);
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    URI.create("http://" + target).getPort());
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Where tunnels led, as host and port. */
    List<String> tunnels() {
        return List.copyOf(tunnels);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InetSocketAddress target = way.begin(client);
            try (Socket server = new Socket(target.getAddress(), target.getPort())) {
                open.add(server);
                Thread.ofVirtual().start(() -> copy(server, client));
                copy(client, server);
            }
        } catch (IOException e) {
            // one of the ends hung up
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the ends hung up
        }
    }

    private static String head(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
