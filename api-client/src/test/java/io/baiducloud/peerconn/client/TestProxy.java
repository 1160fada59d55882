package io.baiducloud.peerconn.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A small forwarding HTTP proxy: absolute request lines, CONNECT tunnels, basic authentication. */
final class TestProxy implements AutoCloseable {
    private static final String REFUSAL = """
            HTTP/1.1 407 Proxy Authentication Required
            Proxy-Authenticate: Basic realm="p"
            Content-Length: 0
            Connection: close

            """;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final String credential;

    /** Made for one user, as {@code user:password}; null for everybody. */
    TestProxy(String userAndPassword) throws IOException {
        credential = userAndPassword == null
                ? null
                : "Proxy-Authorization: Basic "
                        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = readHead(client.getInputStream());
            heads.add(head);
            if (credential != null && !head.contains(credential)) {
                RawServer.write(client, REFUSAL.replace("\n", "\r\n"));
                return;
            }
            String[] line = head.lines().findFirst().orElseThrow().split(" ", -1);
            if (line[0].equals("CONNECT")) {
                tunnel(client, line[1]);
            } else {
                forward(client, head, URI.create(line[1]));
            }
        } catch (IOException e) {
            // one of the ends hung up
        }
    }

    private void tunnel(Socket client, String target) throws IOException {
        int colon = target.lastIndexOf(':');
        try (Socket server =
                new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(target.substring(colon + 1)))) {
            open.add(server);
            RawServer.write(client, "HTTP/1.1 200 Connection established\r\n\r\n");
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.interrupt();
        }
    }

    private void forward(Socket client, String head, URI target) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            open.add(server);
            String path = target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
            String forwarded = head.lines()
                    .filter(line -> !line.startsWith("Proxy-") && !line.startsWith("Connection"))
                    .collect(Collectors.joining("\r\n"))
                    .replaceFirst(" [^ ]+ HTTP", " " + path.replace("$", "\\$") + " HTTP");
            RawServer.write(server, forwarded + "\r\nConnection: close\r\n\r\n");
            Thread.ofVirtual().start(() -> copy(client, server));
            copy(server, client);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the ends hung up
        }
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("closed");
            }
            head.append((char) b);
        }
        return head.substring(0, head.length() - 4);
    }

    List<String> heads() {
        return heads;
    }

    String hostAndPort() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
