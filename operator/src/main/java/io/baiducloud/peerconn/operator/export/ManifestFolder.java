package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.operator.kube.StartupFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** A folder that gets one file for each object. A file that is there already is never replaced: somebody may have edited it. */
final class ManifestFolder {
    private static final String OPTION = "--output-dir (PEERCONN_OUTPUT_DIR): ";

    private final Path folder;

    ManifestFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes them all, or none.
     *
     * @param texts what to write, by file name
     * @throws StartupFailure when the folder cannot be written to, or has one of the files
     */
    void write(Map<String, String> texts) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw failure(folder + " is a file, not a folder.", e);
        } catch (IOException e) {
            throw failure(folder + " cannot be made: " + reason(e) + ".", e);
        }
        List<String> there = texts.keySet().stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .sorted()
                .toList();
        if (!there.isEmpty()) {
            throw new StartupFailure(
                    StartupFailure.Kind.SETTINGS,
                    OPTION + folder + " has " + there.getFirst()
                            + (there.size() == 1 ? "" : " and " + (there.size() - 1) + " more of the files")
                            + " already: nothing was written; move them away, or name another folder.");
        }
        texts.forEach(this::write);
    }

    private void write(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw failure(file + " cannot be written: " + reason(e) + ".", e);
        }
    }

    private static StartupFailure failure(String what, IOException cause) {
        return new StartupFailure(StartupFailure.Kind.SETTINGS, OPTION + what, cause);
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
