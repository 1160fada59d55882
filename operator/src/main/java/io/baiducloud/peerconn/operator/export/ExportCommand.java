package io.baiducloud.peerconn.operator.export;

import io.baiducloud.peerconn.operator.config.ExportConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes manifests for the connections that an account has. They apply as they are, and only observe; what is skipped is
 * said, with the reason. Nothing in the cloud is changed.
 */
public final class ExportCommand {
    private final ExportConfig config;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * Makes it.
     *
     * @param out gets the manifests, unless a folder does
     * @param err gets one line at the end about what was written
     */
    public ExportCommand(ExportConfig config, PrintStream out, PrintStream err) {
        this.config = config;
        this.out = out;
        this.err = err;
    }

    /**
     * Runs it.
     *
     * @throws io.baiducloud.peerconn.operator.kube.StartupFailure when the cloud cannot be read or the folder not written
     */
    public void run() {
        ManifestWriter writer = new ManifestWriter(config.credentialsRef());
        List<Entry> entries;
        try (ExportClients clients = new ExportClients(config)) {
            entries = new AccountReader(clients)
                    .read(config.regions()).stream()
                            .filter(this::isWanted)
                            .map(writer::entry)
                            .sorted(Comparator.comparing(Entry::id))
                            .toList();
        }
        List<Entry.Manifest> manifests = only(entries, Entry.Manifest.class);
        List<Entry.Skipped> skipped = only(entries, Entry.Skipped.class);
        config.outputDir().ifPresentOrElse(folder -> write(folder, manifests, skipped), () -> print(entries));
        err.println("peerconn-operator: export: " + count(manifests.size()) + " written"
                + config.outputDir().map(folder -> " to " + folder).orElse("")
                + (skipped.isEmpty() ? "" : ", " + count(skipped.size()) + " skipped, listed there with the reason")
                + ".");
    }

    private boolean isWanted(Existing connection) {
        return (config.vpcIds().isEmpty() || config.vpcIds().stream().anyMatch(connection::touches))
                && config.tags().entrySet().stream().allMatch(tag -> connection.bears(tag.getKey(), tag.getValue()));
    }

    private void print(List<Entry> entries) {
        entries.forEach(entry -> out.print(
                switch (entry) {
                    case Entry.Manifest manifest -> "---\n" + Yaml.of(manifest, config.namespace());
                    case Entry.Skipped skipped -> comment(skipped);
                }));
        out.flush();
    }

    private void write(Path folder, List<Entry.Manifest> manifests, List<Entry.Skipped> skipped) {
        Map<String, String> texts = new LinkedHashMap<>();
        manifests.forEach(manifest -> texts.put(manifest.name() + ".yaml", Yaml.of(manifest, config.namespace())));
        if (!skipped.isEmpty()) {
            texts.put(
                    "SKIPPED.txt", skipped.stream().map(ExportCommand::comment).collect(Collectors.joining()));
        }
        new ManifestFolder(folder).write(texts);
    }

    private static String comment(Entry.Skipped skipped) {
        return Yaml.comment("skipped " + skipped.id() + ": " + skipped.why());
    }

    private static String count(int connections) {
        return connections + (connections == 1 ? " connection" : " connections");
    }

    private static <T extends Entry> List<T> only(List<Entry> entries, Class<T> type) {
        return entries.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
