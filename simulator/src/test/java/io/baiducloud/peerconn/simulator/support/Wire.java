package io.baiducloud.peerconn.simulator.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Raw bytes to and from one endpoint: nothing is tidied up on the way. */
public record Wire(URI endpoint) {

    /** An answer as it arrived. */
    public record Answer(int status, List<String> head, String body) {
        public Optional<String> header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    public String host() {
        return endpoint.getHost() + ":" + endpoint.getPort();
    }

    /** Sends these bytes on a connection of their own and reads one answer. */
    public Answer send(String bytes) {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one answer, as long as its Content-Length says. */
    public static Answer read(InputStream in) throws IOException {
        List<String> head = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the answer ended in its head: " + head);
            }
            if (b != '\n') {
                line.write(b);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8).strip();
            line.reset();
            if (text.isEmpty()) {
                break;
            }
            head.add(text);
        }
        int length = head.stream()
                .filter(text -> text.startsWith("Content-Length:"))
                .map(text -> Integer.parseInt(text.substring(15).strip()))
                .findFirst()
                .orElse(0);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the answer ended after " + body.length + " of " + length + " bytes");
        }
        return new Answer(
                Integer.parseInt(head.get(0).split(" ", 3)[1]), head, new String(body, StandardCharsets.UTF_8));
    }
}
