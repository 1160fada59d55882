package io.baiducloud.peerconn.simulator.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads requests from one connection, within limits. */
final class RequestReader {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_FIELDS = 100;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final int maxBody;

    RequestReader(InputStream in, OutputStream out, int maxBody) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.out = out;
        this.maxBody = maxBody;
    }

    /** The next request, or null when the client is done. */
    @Nullable
    HttpRequest next() throws IOException, HttpProblemException {
        String line = readLine();
        while (line != null && line.isEmpty()) {
            line = readLine();
        }
        if (line == null) {
            return null;
        }
        String[] words = line.split(" ", -1);
        if (words.length != 3 || words[0].isEmpty() || !words[2].startsWith("HTTP/1.")) {
            throw new HttpProblemException(400, "no HTTP/1.1 request line");
        }
        Headers headers = readHeaders();
        byte[] body = readBody(headers);
        if (words[2].equals("HTTP/1.0")) {
            headers = headers.without("Connection").with("Connection", "close");
        }
        try {
            return new HttpRequest(words[0], pathOf(words[1]), headers, body);
        } catch (IllegalArgumentException e) {
            throw new HttpProblemException(400, "broken request target");
        }
    }

    /** Proxies and some clients send the absolute form. */
    private static String pathOf(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        if (scheme < 0) {
            return target;
        }
        int slash = target.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private Headers readHeaders() throws IOException, HttpProblemException {
        List<Headers.Field> fields = new ArrayList<>();
        for (String line = needLine(); !line.isEmpty(); line = needLine()) {
            int colon = line.indexOf(':');
            if (colon < 1 || fields.size() == MAX_FIELDS) {
                throw new HttpProblemException(colon < 1 ? 400 : 431, "bad header fields");
            }
            fields.add(new Headers.Field(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(fields);
    }

    private byte[] readBody(Headers headers) throws IOException, HttpProblemException {
        boolean chunked = headers.find("Transfer-Encoding")
                .map(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
        String length = headers.find("Content-Length").orElse("0");
        if (!chunked && length.equals("0")) {
            return new byte[0];
        }
        if (headers.find("Expect").isPresent()) {
            out.write(CONTINUE);
            out.flush();
        }
        return chunked ? readChunks() : readExactly(parseLength(length, 10));
    }

    private byte[] readChunks() throws IOException, HttpProblemException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String line = needLine();
            int semicolon = line.indexOf(';');
            int size = parseLength(semicolon < 0 ? line : line.substring(0, semicolon), 16);
            if (size == 0) {
                while (!needLine().isEmpty()) {
                    // trailers say nothing that matters here
                }
                return body.toByteArray();
            }
            if (body.size() + size > maxBody) {
                throw new HttpProblemException(413, "body too large");
            }
            body.writeBytes(readExactly(size));
            needLine();
        }
    }

    private int parseLength(String text, int radix) throws HttpProblemException {
        int length;
        try {
            length = Integer.parseInt(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new HttpProblemException(400, "bad length");
        }
        if (length < 0 || length > maxBody) {
            throw new HttpProblemException(413, "body too large");
        }
        return length;
    }

    private byte[] readExactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the client left in the middle of a body");
        }
        return bytes;
    }

    private String needLine() throws IOException, HttpProblemException {
        String line = readLine();
        if (line == null) {
            throw new EOFException("the client left in the middle of a request");
        }
        return line;
    }

    private @Nullable String readLine() throws IOException, HttpProblemException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (line.size() == MAX_LINE) {
                throw new HttpProblemException(431, "a line is too long");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
