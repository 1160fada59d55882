package io.baiducloud.peerconn.operator.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Files of the project that tests compare with the program. */
public final class ProjectFiles {
    /** What an operator is watched by. */
    public static final Path ALERTS = of("helm/peerconn-operator/files/alerts.yaml");

    /** What it is looked at with. */
    public static final Path DASHBOARD = of("helm/peerconn-operator/files/dashboard.json");

    /** What explains both. */
    public static final Path OBSERVABILITY = of("docs/observability.md");

    private static final Pattern METRIC = Pattern.compile("\\b(?:peerconn|jvm|process)_[a-z_]+\\b");

    private ProjectFiles() {}

    /** A file of the project, by its path from the top. */
    public static Path of(String path) {
        return Path.of("..").resolve(path).toAbsolutePath().normalize();
    }

    /** The text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of metrics in a text. */
    public static Set<String> metricsIn(String text) {
        var names = new TreeSet<String>();
        var matcher = METRIC.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }
}
