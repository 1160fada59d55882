package io.baiducloud.peerconn.e2e.scene;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checkout that this runs in.
 *
 * @param root the folder of the README
 */
public record ProjectFolder(Path root) {
    private static final Path SEED = Path.of("examples", "simulator-seed.yaml");
    private static final Path OPERATOR = Path.of("operator", "target", "peerconn-operator.jar");

    /** Looks in the working directory and in the folders above it. */
    public static ProjectFolder find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(SEED))) {
                return new ProjectFolder(folder);
            }
        }
        throw new IllegalStateException("neither " + here + " nor a folder above it has " + SEED);
    }

    /** One of the files that people copy. */
    public Path example(String name) {
        return root.resolve("examples").resolve(name);
    }

    /** What the simulated cloud starts with. */
    public Path seed() {
        return root.resolve(SEED);
    }

    /** The operator, as it is shipped. */
    public Path operatorJar() {
        Path jar = root.resolve(OPERATOR);
        if (!Files.exists(jar)) {
            throw new IllegalStateException("there is no " + OPERATOR + " yet: run make build");
        }
        return jar;
    }

    /** A path as one types it in this checkout. */
    public String nameOf(Path file) {
        return root.relativize(file.toAbsolutePath()).toString();
    }
}
