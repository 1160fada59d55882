package io.baiducloud.peerconn.operator.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * As much of HTTP over TLS as two well-behaved clients need: JSON, kept connections, and a WebSocket for each watch, since
 * that is how a watch is opened at a real API server.
 */
final class StubServer implements AutoCloseable {
    private static final String WEB_SOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listener;
    private final Site site;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** What is served. */
    interface Site {
        /** Answers a request; empty means that there is no such thing. */
        Optional<JsonNode> answer(String method, String path, JsonNode body);

        /** The events of a watch, as they come. */
        BlockingQueue<String> watch(String path);
    }

    StubServer(SSLContext context, Site site) throws IOException {
        this.listener = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.site = site;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
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
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (Optional<Head> head = Head.read(in); head.isPresent(); head = Head.read(in)) {
                if (head.get().fields().containsKey("upgrade")) {
                    stream(head.get(), client.getOutputStream());
                    return;
                }
                byte[] body = in.readNBytes(Integer.parseInt(head.get().fields().getOrDefault("content-length", "0")));
                answer(
                        client.getOutputStream(),
                        site.answer(head.get().method(), head.get().path(), Trees.read(body)));
            }
        } catch (IOException | GeneralSecurityException e) {
            // the client hung up, or the rehearsal is over
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(OutputStream out, Optional<JsonNode> answer) throws IOException {
        byte[] body = Trees.write(answer.orElse(JsonNodeFactory.instance.objectNode()));
        String head = "HTTP/1.1 " + (answer.isPresent() ? "200 OK" : "404 Not Found")
                + "\r\ncontent-type: application/json\r\nx-bce-request-id: rehearsal\r\ncontent-length: " + body.length
                + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private void stream(Head head, OutputStream out)
            throws IOException, GeneralSecurityException, InterruptedException {
        BlockingQueue<String> events = site.watch(head.path());
        byte[] accepted = MessageDigest.getInstance("SHA-1")
                .digest((head.fields().get("sec-websocket-key") + WEB_SOCKET).getBytes(StandardCharsets.US_ASCII));
        String answer = "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
                + "sec-websocket-accept: " + Base64.getEncoder().encodeToString(accepted) + "\r\n\r\n";
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        while (!listener.isClosed()) {
            out.write(frame(events.take().getBytes(StandardCharsets.UTF_8)));
            out.flush();
        }
    }

    /** One text, in a frame. */
    private static byte[] frame(byte[] text) {
        ByteBuffer frame = ByteBuffer.allocate(text.length + 10).put((byte) 0x81);
        if (text.length < 126) {
            frame.put((byte) text.length);
        } else if (text.length < 65_536) {
            frame.put((byte) 126).putShort((short) text.length);
        } else {
            frame.put((byte) 127).putLong(text.length);
        }
        frame.put(text).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** The head of a request. */
    private record Head(String method, String path, Map<String, String> fields) {
        static Optional<Head> read(InputStream in) throws IOException {
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return Optional.empty();
                }
                text.append((char) next);
            }
            List<String> lines = text.toString().lines().toList();
            String[] first = lines.getFirst().split(" ", -1);
            Map<String, String> fields = new HashMap<>();
            lines.stream().skip(1).filter(line -> line.indexOf(':') > 0).forEach(line -> {
                int colon = line.indexOf(':');
                fields.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            });
            return Optional.of(new Head(first[0], first[1].split("\\?", 2)[0], fields));
        }
    }
}
