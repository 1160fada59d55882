package io.baiducloud.peerconn.e2e.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A manifest without its comments. */
final class Excerpt {
    private Excerpt() {}

    static List<String> of(Path manifest) {
        try {
            return Files.readAllLines(manifest).stream()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + manifest, e);
        }
    }
}
