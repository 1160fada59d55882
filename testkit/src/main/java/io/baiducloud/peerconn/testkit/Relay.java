package io.baiducloud.peerconn.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/** Passes connections on to another port of this machine: out of TLS, or as an HTTP proxy that remembers what it was told. */
public final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final Way way;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();

    /** Finds out where a new connection leads. */
    private interface Way {
        Lead begin(Socket client, Relay relay) throws IOException;
    }

    /** A port, and what is said there first. */
    private record Lead(int port, String first) {}

    private Relay(ServerSocketFactory sockets, Way way) throws IOException {
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.way = way;
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    /** Ends TLS in front of a server that speaks without. */
    public static Relay tls(SSLContext context, URI server) throws IOException {
        return new Relay(context.getServerSocketFactory(), (client, relay) -> new Lead(server.getPort(), ""));
    }

    /** An HTTP proxy that knows nothing but tunnels. */
    public static Relay tunnels() throws IOException {
        return new Relay(ServerSocketFactory.getDefault(), (client, relay) -> {
            String target = relay.readHead(client).getFirst().split(" ", -1)[1];
            client.getOutputStream()
                    .write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new Lead(URI.create("http://" + target).getPort(), "");
        });
    }

    /** An HTTP proxy for servers without TLS; one request for each connection. */
    public static Relay requests() throws IOException {
        return new Relay(ServerSocketFactory.getDefault(), (client, relay) -> {
            List<String> head = relay.readHead(client);
            String[] line = head.getFirst().split(" ", -1);
            URI target = URI.create(line[1]);
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            String rest = head.stream()
                    .skip(1)
                    .filter(header -> !header.isEmpty() && !header.matches("(?i)(proxy-|connection).*"))
                    .collect(Collectors.joining("\r\n"));
            return new Lead(
                    target.getPort(),
                    line[0] + " " + target.getRawPath() + query + " " + line[2] + "\r\n" + rest
                            + "\r\nConnection: close\r\n\r\n");
        });
    }

    /** The port to connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Where tunnels led so far, as host and port. */
    public List<String> targets() {
        return heads.stream()
                .filter(line -> line.startsWith("CONNECT "))
                .map(line -> line.split(" ", -1)[1])
                .toList();
    }

    /** The different values of one header in all requests so far, which a proxy was shown. */
    public List<String> values(String header) {
        String beginning = header.toLowerCase(Locale.ROOT) + ":";
        return heads.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip())
                .distinct()
                .toList();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().name("relay").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            Lead lead = way.begin(client, this);
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), lead.port())) {
                open.add(server);
                server.getOutputStream().write(lead.first().getBytes(StandardCharsets.ISO_8859_1));
                Thread.ofVirtual().name("relay").start(() -> copy(client, server));
                copy(server, client);
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

    /** Reads no further than to the empty line: what follows is passed on as it comes. */
    private List<String> readHead(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = client.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        List<String> lines = head.toString().lines().toList();
        heads.addAll(lines);
        return lines;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
