package io.baiducloud.peerconn.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers every request with the same bytes: a list of 1,000 rows as the provider documents it. It reads no further than the
 * blank line that ends a GET and allocates nothing for a request, so that it costs both clients the same, and little.
 */
final class RecordedCloud implements AutoCloseable {
    static final int ROWS = 1_000;

    private final ServerSocket listener;
    private final byte[] answer;
    private final LongAdder answers = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    RecordedCloud() throws IOException {
        this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.answer = answer(page().getBytes(StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("recorded-cloud").start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    int bytes() {
        return answer.length;
    }

    /** Processor time for each answer, over all connections that have ended. */
    double microsPerAnswer() {
        return nanos.sum() / 1_000.0 / Math.max(1, answers.sum());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().daemon().name("recorded-cloud-connection").start(() -> serve(socket));
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    private void serve(Socket socket) {
        long served = 0;
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[8 << 10];
            int ends = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    ends = buffer[i] == '\n' ? ends + 1 : buffer[i] == '\r' ? ends : 0;
                    if (ends == 2) {
                        out.write(answer);
                        served++;
                        ends = 0;
                    }
                }
            }
        } catch (IOException e) {
            // the client hung up
        } finally {
            answers.add(served);
            nanos.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }
    }

    private static byte[] answer(byte[] body) {
        byte[] head = """
                HTTP/1.1 200 OK\r
                x-bce-request-id: 946002ee-cb4f-4aad-b686-5be55df27f09\r
                Date: Sun, 29 Nov 2026 08:00:00 GMT\r
                Content-Type: application/json;charset=UTF-8\r
                Content-Length: %d\r
                Server: BWS\r
                \r
                """.formatted(body.length).getBytes(StandardCharsets.US_ASCII);
        byte[] answer = new byte[head.length + body.length];
        System.arraycopy(head, 0, answer, 0, head.length);
        System.arraycopy(body, 0, answer, head.length, body.length);
        return answer;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("{\"peerConns\":[");
        for (int i = 0; i < ROWS; i++) {
            page.append(i == 0 ? "" : ",").append(row(i));
        }
        return page.append("],\"marker\":\"")
                .append(id(0))
                .append("\",\"isTruncated\":false,\"maxKeys\":1000}")
                .toString();
    }

    /** The fields of the documented list row, in the documented order; ten connections to a VPC, as the quota has it. */
    private static String row(int i) {
        String[] peerRegions = {"gz", "bj", "su"};
        return """
                {"peerConnId":"%s","role":"%s","status":"%s","bandwidthInMbps":%d,"description":"%s",\
                "localIfId":"qpif-%s","localIfName":"%s","localVpcId":"vpc-%s","localRegion":"bj",\
                "peerVpcId":"vpc-%s","peerRegion":"%s","peerAccountId":"%s","paymentTiming":"%s",\
                "dnsStatus":"%s","createdTime":"2026-%02d-%02d %02d:%02d:%02d","expiredTime":%s}""".formatted(
                        id(i),
                        i % 4 == 3 ? "acceptor" : "initiator",
                        i % 50 == 49 ? "updating" : "active",
                        10 + i % 7 * 10,
                        i % 3 == 0 ? "" : "orders to billing, line " + i,
                        word(i, 17),
                        "orders-" + i,
                        word(i / 10, 29),
                        word(i % 400, 31),
                        peerRegions[i % 3],
                        i % 5 == 0 ? "75c14a239bb24b9e88b695e8e9e47952" : "0fd2a5b8a9c746a5a40e2f41d8a3c1f4",
                        i % 20 == 19 ? "Prepaid" : "Postpaid",
                        i % 6 == 0 ? "open" : "close",
                        1 + i % 12,
                        1 + i % 28,
                        i % 24,
                        i % 60,
                        i * 7 % 60,
                        i % 20 == 19 ? "\"2027-01-01 00:00:00\"" : "null");
    }

    private static String id(int i) {
        return "peerconn-" + word(i, 13);
    }

    /** Twelve letters and digits that differ from the start, as the provider's do. */
    private static String word(int i, int salt) {
        String digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        StringBuilder word = new StringBuilder(12);
        long state = i * 0x9E3779B97F4A7C15L + salt * 0xD1B54A32D192ED03L;
        for (int k = 0; k < 12; k++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            word.append(digits.charAt((int) Long.remainderUnsigned(state >>> 33, digits.length())));
        }
        return word.toString();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
