package io.baiducloud.peerconn.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that a real control plane consists of, as {@code hack/kube-binaries.sh} leaves them.
 *
 * @param folder the folder that holds {@code kube-apiserver} and {@code etcd}, and mostly {@code kubectl}
 */
public record KubeBinaries(Path folder) {
    private static final String HOW_TO_GET_THEM =
            "run hack/kube-binaries.sh, or set KUBEBUILDER_ASSETS to a folder with kube-apiserver and etcd";

    /** Checks that both servers are there. */
    public KubeBinaries {
        if (!holdsServers(folder)) {
            throw new IllegalArgumentException(folder + " lacks kube-apiserver or etcd");
        }
    }

    /** What a search came to. */
    public sealed interface Search {
        /** The programs are there. */
        record Found(KubeBinaries binaries) implements Search {}

        /** They are not. */
        record Missing(String why) implements Search {}
    }

    /** Looks where {@code KUBEBUILDER_ASSETS} points, else for the newest version under {@code ~/.kubeapitest}. */
    public static Search search() {
        return search(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Search search(Map<String, String> environment, Path home) {
        String assets = environment.getOrDefault("KUBEBUILDER_ASSETS", "");
        if (!assets.isBlank()) {
            Path folder = Path.of(assets);
            return holdsServers(folder)
                    ? new Search.Found(new KubeBinaries(folder))
                    : new Search.Missing("KUBEBUILDER_ASSETS is " + assets + ", which lacks kube-apiserver or etcd");
        }
        Path versions = home.resolve(".kubeapitest").resolve("k8s");
        return newest(versions)
                .<Search>map(folder -> new Search.Found(new KubeBinaries(folder)))
                .orElseGet(() -> new Search.Missing("no kube-apiserver and etcd under " + versions + " for "
                        + platform() + ": " + HOW_TO_GET_THEM));
    }

    /** The API server. */
    public Path apiServer() {
        return folder.resolve("kube-apiserver");
    }

    /** Its store. */
    public Path etcd() {
        return folder.resolve("etcd");
    }

    /** The command line client, which only some tests need. */
    public Optional<Path> findKubectl() {
        return Optional.of(folder.resolve("kubectl")).filter(Files::isExecutable);
    }

    private static Optional<Path> newest(Path versions) {
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder -> nameOf(folder).endsWith("-" + platform()))
                    .filter(KubeBinaries::holdsServers)
                    .max(Comparator.comparing(folder -> versionOf(nameOf(folder))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    private static Runtime.Version versionOf(String name) {
        String version = name.substring(0, name.indexOf('-'));
        try {
            return Runtime.Version.parse(version);
        } catch (IllegalArgumentException notAVersion) {
            return Runtime.Version.parse("0");
        }
    }

    private static boolean holdsServers(Path folder) {
        return Stream.of("kube-apiserver", "etcd").map(folder::resolve).allMatch(Files::isExecutable);
    }

    static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch");
        String os = system.startsWith("mac") ? "darwin" : "linux";
        return os + "-" + (List.of("aarch64", "arm64").contains(machine) ? "arm64" : "amd64");
    }
}
