package io.baiducloud.peerconn.e2e.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.spi.ToolProvider;

/**
 * A Java runtime of certain modules, linked once and kept in target. Unlike the image's it is neither compressed nor has it
 * a class archive: both cost time here, and change nothing that is tested.
 */
final class JlinkedRuntime {
    private JlinkedRuntime() {}

    static Path of(String modules) throws IOException {
        Path kept = Path.of(
                        "target",
                        "runtime-" + Runtime.version().feature() + "-"
                                + Integer.toHexString((Runtime.version() + modules).hashCode()))
                .toAbsolutePath();
        if (!Files.exists(kept)) {
            Path fresh = kept.resolveSibling(
                    kept.getFileName() + "-" + ProcessHandle.current().pid());
            link(modules, fresh);
            Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return kept;
    }

    private static void link(String modules, Path output) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int code = ToolProvider.findFirst("jlink")
                .orElseThrow(() -> new IllegalStateException("this Java has no jlink"))
                .run(
                        writer,
                        writer,
                        "--add-modules",
                        modules,
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        output.toString());
        if (code != 0) {
            throw new IllegalStateException("jlink: " + said);
        }
    }
}
