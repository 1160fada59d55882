package io.baiducloud.peerconn.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds at one moment, read from outside.
 *
 * @param heapMiB live objects: the heap right after a full collection
 * @param residentMiB memory, as the system counts it
 * @param threads platform threads
 * @param descriptors open files, sockets included
 * @param sockets the sockets among them
 */
record Reading(double heapMiB, double residentMiB, int threads, int descriptors, int sockets) {
    private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) +total \\d+K, used (\\d+)K");

    /** Reads a process of this machine; Linux only. */
    static Reading of(long pid) {
        jcmd(pid, "GC.run");
        long heapKiB = heapKiB(jcmd(pid, "GC.heap_info"));
        Path process = Path.of("/proc", Long.toString(pid));
        List<String> open = links(process.resolve("fd"));
        return new Reading(
                heapKiB / 1024.0, number(process, "VmRSS:") / 1024.0, number(process, "Threads:"), open.size(), (int)
                        open.stream().filter(link -> link.startsWith("socket:")).count());
    }

    /** Both generations of the collector that the image has. */
    private static long heapKiB(String info) {
        long used = USED.matcher(info)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)))
                .sum();
        if (used == 0) {
            throw new IllegalStateException("this is not how the serial collector speaks of its heap: " + info);
        }
        return used;
    }

    private static int number(Path process, String line) {
        try {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(entry -> entry.startsWith(line))
                    .mapToInt(entry -> Integer.parseInt(entry.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + process, e);
        }
    }

    private static List<String> links(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Reading::target).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static String jcmd(long pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + command + " said: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
