package io.baiducloud.peerconn.e2e.scene;

import io.baiducloud.peerconn.testkit.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operator, as its own process. */
public final class OperatorProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Serving metrics and probes port=\"?(\\d+)");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final String name;
    private final Path log;
    private final ServerProcess process;

    private OperatorProcess(String name, Path log, ServerProcess process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts one as a demo needs it: soon there, and looking after one namespace. */
    static OperatorProcess start(Path jar, Path folder, String namespace, Cluster cluster, Map<String, URI> endpoints) {
        List<String> command = new ArrayList<>(List.of(
                java(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar.toString(), "run"));
        command.addAll(options(namespace, endpoints));
        return start("operator-" + namespace, command, folder, cluster);
    }

    /**
     * Starts one by any command; it must serve its probes at any free port.
     *
     * @param folder where its log goes, under that name
     */
    public static OperatorProcess start(String name, List<String> command, Path folder, Cluster cluster) {
        List<String> whole = new ArrayList<>(List.of("env", "KUBECONFIG=" + cluster.kubeconfig()));
        cluster.environment().forEach((variable, value) -> whole.add(variable + "=" + value));
        whole.addAll(command);
        return new OperatorProcess(name, folder.resolve(name + ".log"), ServerProcess.start(name, whole, folder));
    }

    /** The Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> options(String namespace, Map<String, URI> endpoints) {
        List<String> options = new ArrayList<>(List.of(
                "--watch-namespaces=" + namespace,
                "--secret-namespaces=" + namespace,
                "--namespace=" + namespace,
                // two companies have two clusters
                "--cluster-id=cluster-of-" + namespace,
                // an impatient audience: the default is a minute
                "--poll-interval=5s",
                "--port=0"));
        endpoints.forEach((region, endpoint) -> options.add("--endpoint=" + region + "=" + endpoint));
        return options;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Where it writes what it does. */
    public Path log() {
        return log;
    }

    /** Returns when it says that it is ready. */
    public void awaitReady() {
        Waiting.until(START, this::isReady, () -> name + " is not ready; " + lastWords());
    }

    private boolean isReady() {
        if (!process.isRunning()) {
            throw new IllegalStateException(name + " did not start; " + lastWords());
        }
        return findPort().filter(OperatorProcess::answersReady).isPresent();
    }

    private Optional<Integer> findPort() {
        try {
            Matcher line = PORT.matcher(Files.exists(log) ? Files.readString(log) : "");
            return line.find() ? Optional.of(Integer.valueOf(line.group(1))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    private static boolean answersReady(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/readyz").toURL().openConnection();
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it said last, for the message of a failure. */
    public String lastWords() {
        return process.lastWords();
    }

    @Override
    public void close() {
        process.stop(STOP);
    }
}
