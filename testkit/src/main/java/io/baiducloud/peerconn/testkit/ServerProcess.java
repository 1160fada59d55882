package io.baiducloud.peerconn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that never outlives this JVM: a small shell beside it holds a pipe to us and ends the server when the pipe
 * closes, however we die.
 */
public final class ServerProcess {
    private static final String GUARD = """
            # Ctrl-C in a terminal reaches everybody at once; when a server ends is for its owner to say
            trap '' INT
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            (read -r _ <&3; kill -TERM $server 2>/dev/null) &
            guard=$!
            wait $server
            code=$?
            kill $guard 2>/dev/null
            wait
            exit $code
            """;

    private final String name;
    private final Path log;
    private final Process guard;

    private ServerProcess(String name, Path log, Process guard) {
        this.name = name;
        this.log = log;
        this.guard = guard;
    }

    /** Starts a command in a folder; what it writes goes to a log there, under that name. */
    public static ServerProcess start(String name, List<String> command, Path folder) {
        Path log = folder.resolve(name + ".log");
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, name));
        guarded.addAll(command);
        try {
            Process guard = new ProcessBuilder(guarded)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServerProcess(name, log, guard);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** Whether it has not ended yet. */
    public boolean isRunning() {
        return guard.isAlive();
    }

    /** What was started and has not ended, for tools that look into a process. */
    public Stream<ProcessHandle> descendants() {
        return guard.descendants();
    }

    /** Asks the server to end, and makes it end when it takes longer than that. */
    public void stop(Duration patience) {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        } catch (IOException e) {
            kill();
        }
    }

    /** Ends the server without asking. */
    public void kill() {
        guard.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            // the shell ends by itself, after it has taken note of their end
            if (!guard.waitFor(5, TimeUnit.SECONDS)) {
                guard.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            guard.destroyForcibly();
        }
    }

    /** What the server said last, for the message of a failure. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name + " said last:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return name + " left no readable log: " + e.getMessage();
        }
    }
}
