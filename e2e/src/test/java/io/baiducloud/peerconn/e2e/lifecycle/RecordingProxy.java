package io.baiducloud.peerconn.e2e.lifecycle;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An HTTP proxy in front of a cloud without TLS, which remembers every header that it was shown. */
final class RecordingProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();

    RecordingProxy() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The values of one header in all requests so far. */
    List<String> values(String header) {
        String beginning = header.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
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
                Thread.ofVirtual().start(() -> forward(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** One request for each connection: what follows the head is passed on as it comes. */
    private void forward(Socket client) {
        try (client) {
            List<String> head = head(client.getInputStream()).lines().toList();
            headers.addAll(head);
            String[] line = head.getFirst().split(" ", -1);
            URI target = URI.create(line[1]);
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
                open.add(server);
                String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
                String rest = head.stream()
                        .skip(1)
                        .filter(header -> !header.isEmpty() && !header.matches("(?i)(proxy-|connection).*"))
                        .collect(Collectors.joining("\r\n"));
                write(
                        server,
                        line[0] + " " + target.getRawPath() + query + " " + line[2] + "\r\n" + rest
                                + "\r\nConnection: close\r\n\r\n");
                Thread.ofVirtual().start(() -> copy(client, server));
                copy(server, client);
            }
        } catch (IOException e) {
            // one of the ends hung up
        }
    }

    private static void write(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the ends hung up
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
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
