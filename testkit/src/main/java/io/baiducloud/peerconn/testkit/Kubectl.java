package io.baiducloud.peerconn.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line client of a control plane, as its admin.
 *
 * @param program the kubectl to run
 * @param kubeconfig the control plane it talks to
 */
public record Kubectl(Path program, Path kubeconfig) {
    /**
     * What a command came to.
     *
     * @param code its exit code
     * @param output what it wrote, messages included
     */
    public record Result(int code, String output) {}

    /** Runs a command without input. */
    public Result run(String... arguments) {
        return runWith("", arguments);
    }

    /** Runs a command that reads its input, a manifest for {@code apply -f -} for example. */
    public Result runWith(String input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--kubeconfig=" + kubeconfig));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // its caches belong beside the kubeconfig, not into somebody's home
        builder.environment()
                .putAll(Map.of(
                        "KUBECACHEDIR",
                        kubeconfig.resolveSibling("kubectl-cache").toString()));
        try {
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }
}
