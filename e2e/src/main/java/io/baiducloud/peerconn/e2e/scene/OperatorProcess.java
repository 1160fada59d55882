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

/** The operator, as its own process, looking after one namespace. */
public final class OperatorProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Serving metrics and probes port=\"?(\\d+)");
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final String namespace;
    private final Path log;
    private final ServerProcess process;

    private OperatorProcess(String namespace, Path log, ServerProcess process) {
        this.namespace = namespace;
        this.log = log;
        this.process = process;
    }

    static OperatorProcess start(Path jar, Path folder, String namespace, Cluster cluster, Map<String, URI> endpoints) {
        List<String> command = new ArrayList<>(List.of("env", "KUBECONFIG=" + cluster.kubeconfig()));
        cluster.environment().forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "run"));
        command.addAll(options(namespace, endpoints));
        String name = "operator-" + namespace;
        return new OperatorProcess(
                namespace, folder.resolve(name + ".log"), ServerProcess.start(name, command, folder));
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

    /** The namespace it looks after. */
    public String namespace() {
        return namespace;
    }

    /** Where it writes what it does. */
    public Path log() {
        return log;
    }

    void awaitReady() {
        Waiting.until(START, this::isReady, () -> "the operator for " + namespace + " is not ready; " + lastWords());
    }

    private boolean isReady() {
        if (!process.isRunning()) {
            throw new IllegalStateException("the operator for " + namespace + " did not start; " + lastWords());
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
