package io.baiducloud.peerconn.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Writes answers to one connection, well or badly as they ask for. */
final class AnswerWriter {
    private final Socket socket;
    private final OutputStream out;

    AnswerWriter(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
    }

    /** Sends the answer; true when the connection can carry another one. */
    boolean write(HttpAnswer answer, boolean keepAlive) throws IOException {
        byte[] bytes = bytesOf(answer, keepAlive && answer.delivery() instanceof Delivery.Whole);
        return switch (answer.delivery()) {
            case Delivery.Whole() -> {
                send(bytes, bytes.length);
                yield keepAlive;
            }
            case Delivery.Reset() -> {
                // linger 0 turns the close into a reset
                socket.setSoLinger(true, 0);
                yield false;
            }
            case Delivery.Truncated() -> {
                send(bytes, bytes.length - (answer.body().length + 1) / 2);
                yield false;
            }
            case Delivery.Drip drip -> {
                drip(bytes, drip);
                yield false;
            }
        };
    }

    private void send(byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    private void drip(byte[] bytes, Delivery.Drip drip) throws IOException {
        for (int at = 0; at < bytes.length; at += drip.bytesAtOnce()) {
            out.write(bytes, at, Math.min(drip.bytesAtOnce(), bytes.length - at));
            out.flush();
            try {
                Thread.sleep(drip.pause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("stopped while dripping").initCause(e);
            }
        }
    }

    private static byte[] bytesOf(HttpAnswer answer, boolean keepAlive) {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(reason(answer.status()))
                .append("\r\n");
        for (Headers.Field field : answer.headers().fields()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        head.append(keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + answer.body().length);
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(answer.body());
        return bytes.toByteArray();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
    }
}
