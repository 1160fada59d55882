package io.baiducloud.peerconn.e2e.bench;

import io.baiducloud.peerconn.e2e.scene.OperatorProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes that the operator's Java has loaded and linked ahead of time.
 *
 * @param file where they are
 */
record ClassCache(Path file) {
    /** Makes it as the image does, by a rehearsal of the program. */
    static ClassCache rehearse(ShippedJvm jvm, Path jar, Path folder) {
        ClassCache cache = new ClassCache(folder.resolve("operator.aot"));
        List<String> command =
                new ArrayList<>(jvm.command(OperatorProcess.java(), jar, List.of("-XX:AOTCacheOutput=" + cache.file)));
        command.add("rehearse");
        try {
            Process rehearsal = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("rehearsal.log").toFile())
                    .start();
            if (!rehearsal.waitFor(2, TimeUnit.MINUTES) || rehearsal.exitValue() != 0 || !Files.exists(cache.file)) {
                rehearsal.destroyForcibly();
                throw new IllegalStateException(
                        "no class cache was made: " + Files.readString(folder.resolve("rehearsal.log")));
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rehearse", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What a Java is told to use it. */
    String use() {
        return "-XX:AOTCache=" + file;
    }

    /** What a Java is told to start without any. */
    static String dont() {
        return "-XX:AOTMode=off";
    }
}
