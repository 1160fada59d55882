package io.baiducloud.peerconn.e2e.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the Dockerfile says, so that tests of the image's parts cannot drift from it.
 *
 * @param text the Dockerfile, each instruction on one line
 */
record ImageRecipe(String text) {
    private static final Pattern MODULES = Pattern.compile("jlink --add-modules (\\S+)");
    private static final Pattern ENTRY_POINT = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$");

    static ImageRecipe read(ProjectFolder project) {
        try {
            return new ImageRecipe(Files.readString(project.root().resolve("Dockerfile"))
                    .replaceAll("(?m)^#.*\\R", "")
                    .replaceAll("\\\\\\R\\s*", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The modules of the runtime, as jlink takes them. */
    String modules() {
        return MODULES.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    /** How the operator is started, with a runtime and a folder of jars instead of the image's. */
    List<String> entryPoint(Path runtime, Path app) {
        MatchResult last = ENTRY_POINT
                .matcher(text)
                .results()
                .reduce((first, second) -> second)
                .orElseThrow();
        try {
            return List.of(new ObjectMapper().readValue(last.group(1), String[].class)).stream()
                    .map(word -> word.replace("/opt/java", runtime.toString()).replace("/app", app.toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
