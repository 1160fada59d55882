package io.baiducloud.peerconn.e2e.scene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be undone at the end, however the end comes: everything once, the last first. */
public final class CleanUp implements AutoCloseable {
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final Thread lastResort = Thread.ofPlatform().name("clean-up").unstarted(this::undo);
    private boolean over;

    /** Also cleans up when the process is asked to end. */
    public CleanUp() {
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Remembers what undoes something that was just done. */
    public void add(Runnable undoing) {
        synchronized (pending) {
            if (!over) {
                pending.push(undoing);
                return;
            }
        }
        // the end came while it was being done
        undoing.run();
    }

    /** A temporary folder, gone with everything in it at the end. */
    public Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("peerconn-demo-");
            add(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder", e);
        }
    }

    /** A folder of that name, gone with everything in it at the end. */
    public Path folder(Path folder) {
        try {
            delete(folder);
            Files.createDirectories(folder);
            add(() -> delete(folder));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }

    @Override
    public void close() {
        undo();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyShuttingDown) {
            // the hook finds nothing left to do
        }
    }

    private void undo() {
        // held all the while: whoever comes second waits until the first is done
        synchronized (this) {
            for (Runnable next = next(); next != null; next = next()) {
                next.run();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (pending) {
            over = true;
            return pending.poll();
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println("could not delete " + folder + ": " + e.getMessage());
        }
    }
}
