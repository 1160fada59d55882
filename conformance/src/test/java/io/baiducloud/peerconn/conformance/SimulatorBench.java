package io.baiducloud.peerconn.conformance;

import com.baidubce.services.peerconn.PeerConnClient;
import com.baidubce.services.peerconn.model.ListPeerConnRequest;
import com.baidubce.services.peerconn.model.ListPeerConnResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The simulator with ten thousand connections: how long a full page takes and how much memory the process needs.
 *
 * <p>Build first ({@code mvnw package}), then {@code mvnw -pl conformance exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.baiducloud.peerconn.conformance.SimulatorBench}. Prints a table and ends with 1 when a page of 1,000 rows takes 100 ms or the process 256 MiB.
 */
public final class SimulatorBench {
    private static final int CONNECTIONS = 10_000;
    private static final int PAGE = 1_000;
    private static final double MILLIS_ALLOWED = 100;
    private static final long KIB_ALLOWED = 256 * 1024;

    private SimulatorBench() {}

    /** Runs the bench; no arguments. */
    public static void main(String[] args) throws IOException {
        Path seed = Files.createTempFile("simulator-bench", ".yaml");
        try {
            Files.writeString(seed, seed());
            long start = System.nanoTime();
            try (SimulatorProcess cloud =
                    SimulatorProcess.start(List.of("-Xmx128m", "-XX:+UseSerialGC"), "--seed", seed.toString())) {
                double startMillis = (System.nanoTime() - start) / 1e6;
                PeerConnClient client = SdkUser.client(cloud, 0, "bj", SdkUser.Signing.DEFAULT);
                walk(client);
                walk(client);
                List<Double> pages = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    pages.addAll(walk(client));
                }
                Collections.sort(pages);
                double median = pages.get(pages.size() / 2);
                double worst = pages.get(pages.size() - 1);
                long peak = peakKib(cloud.pid());
                System.out.printf(
                        Locale.ROOT,
                        "%n%-52s %10s %10s%n%-52s %10.1f%n%-52s %10.1f %10.0f%n%-52s %10.1f%n%-52s %10d %10d%n",
                        "10,000 connections, 1,000 rows a page",
                        "measured",
                        "allowed",
                        "start with the seed, ms",
                        startMillis,
                        "one page over HTTP, read by the Java SDK, median ms",
                        median,
                        MILLIS_ALLOWED,
                        "the slowest of " + pages.size() + " pages, ms",
                        worst,
                        "peak resident memory, MiB",
                        peak / 1024,
                        KIB_ALLOWED / 1024);
                if (median >= MILLIS_ALLOWED || peak >= KIB_ALLOWED) {
                    System.exit(1);
                }
            }
        } finally {
            Files.deleteIfExists(seed);
        }
    }

    /** Reads the whole list; the time of each page in milliseconds. */
    private static List<Double> walk(PeerConnClient client) {
        List<Double> millis = new ArrayList<>();
        ListPeerConnRequest request = new ListPeerConnRequest();
        request.setMaxKeys(PAGE);
        int rows = 0;
        boolean more = true;
        while (more) {
            long start = System.nanoTime();
            ListPeerConnResponse page = client.listPeerConn(request);
            millis.add((System.nanoTime() - start) / 1e6);
            rows += page.getPeerConns().size();
            more = page.getIsTruncated();
            request.setMarker(page.getNextMarker());
        }
        if (rows != CONNECTIONS) {
            throw new IllegalStateException("expected " + CONNECTIONS + " rows, not " + rows);
        }
        return millis;
    }

    private static long peakKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no VmHWM: the bench needs Linux"));
    }

    /** One customer with a hundred networks in each of two regions, all connected. */
    private static String seed() {
        StringBuilder seed = new StringBuilder("accounts:\n  - vpcs:\n");
        for (String region : List.of("bj", "gz")) {
            for (int i = 0; i < 100; i++) {
                seed.append("      - { vpcId: vpc-%s%03d, region: %s }\n".formatted(region, i, region));
            }
        }
        seed.append("connections:\n");
        for (int i = 0; i < CONNECTIONS; i++) {
            seed.append(
                    "  - { initiator: { vpcId: vpc-bj%03d, ifName: left }, acceptor: { vpcId: vpc-gz%03d, ifName: right } }\n"
                            .formatted(i / 100, i % 100));
        }
        return seed.toString();
    }
}
