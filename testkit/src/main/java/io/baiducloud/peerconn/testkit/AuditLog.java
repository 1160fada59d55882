package io.baiducloud.peerconn.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the API server wrote down about every request: the one count of reads and writes that nobody can get wrong. The
 * requests of this log itself, and those that the API server makes to itself, are left out.
 */
public final class AuditLog {
    private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(20));
    private static final String OWN_PATH = "/version?audit-mark=";

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final Supplier<KubernetesClient> client;

    AuditLog(Path file, Supplier<KubernetesClient> client) {
        this.file = file;
        this.client = client;
    }

    /**
     * A place in the log.
     *
     * @param offset the number of bytes before it
     */
    public record Mark(long offset) {}

    /** The place after everything that has been answered so far. */
    public Mark mark() {
        flush();
        return new Mark(file.toFile().length());
    }

    /** Everything that was answered after a mark, oldest first. */
    public List<AuditedRequest> since(Mark mark) {
        flush();
        return readFrom(mark.offset())
                .lines()
                .map(this::parse)
                .filter(AuditLog::countsOnce)
                .filter(event -> !event.path("requestURI").asText().startsWith(OWN_PATH))
                .map(AuditedRequest::of)
                .toList();
    }

    /** The writes among them: whatever changed, or tried to change, what is stored. */
    public List<AuditedRequest> writesSince(Mark mark) {
        return since(mark).stream().filter(AuditedRequest::isWrite).toList();
    }

    /** A line may follow its answer by a moment: asks once more and waits for that line. */
    private void flush() {
        long before = file.toFile().length();
        String path = OWN_PATH + UUID.randomUUID();
        client.get().raw(path);
        PATIENCE.until(() -> readFrom(before).contains(path), () -> "the audit log does not grow: " + file);
    }

    /** A watch is noted when it starts and when it ends; everything else when it ends. */
    private static boolean countsOnce(JsonNode event) {
        boolean watch = event.path("verb").asText().equals("watch");
        return event.path("stage").asText().equals(watch ? "ResponseStarted" : "ResponseComplete");
    }

    private String readFrom(long offset) {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long size = log.length();
            byte[] bytes = new byte[(int) Math.max(0, size - offset)];
            log.seek(Math.min(offset, size));
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1); // the last line may be half written
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private JsonNode parse(String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException("not an audit event: " + line, e);
        }
    }
}
