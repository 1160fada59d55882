package io.baiducloud.peerconn.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One shell in which the blocks of a page are typed, one after the other; variables live from block to block. */
record Terminal(Path folder, Path kubectl) {
    /** What people end with Ctrl-C ends by itself here, and helm only speaks: its commands are tried in CommandsTest. */
    private static final String PREAMBLE = """
            kubectl() {
              local words=() word
              for word in "$@"; do [ "$word" = --watch ] || words+=("$word"); done
              command kubectl "${words[@]}"
            }
            helm() { echo "helm $*"; }
            trap 'echo "@@FAILED $BASH_COMMAND"' ERR
            exec 2>&1
            """;

    private static final Pattern MARK = Pattern.compile("@@BLOCK (\\d+)\n");
    private static final Pattern FAILURE = Pattern.compile("@@FAILED .*");

    /**
     * What came of a block.
     *
     * @param block the block
     * @param output what its commands wrote, both streams
     * @param failures the commands that failed
     */
    record Typed(Page.Block block, String output, List<String> failures) {}

    /** Types the blocks and returns what came of each. */
    List<Typed> type(List<Page.Block> blocks) {
        StringBuilder script = new StringBuilder(PREAMBLE);
        for (int i = 0; i < blocks.size(); i++) {
            script.append("echo '@@BLOCK ")
                    .append(i)
                    .append("'\n")
                    .append(blocks.get(i).text());
        }
        String output = run(script.toString());
        List<Typed> typed = new ArrayList<>();
        String[] parts = MARK.split(output, -1);
        for (int i = 0; i < blocks.size(); i++) {
            String part = i + 1 < parts.length ? parts[i + 1] : "@@FAILED the shell ended before\n";
            Matcher failures = FAILURE.matcher(part);
            typed.add(new Typed(
                    blocks.get(i),
                    failures.replaceAll(""),
                    FAILURE.matcher(part).results().map(found -> found.group()).toList()));
        }
        return typed;
    }

    private String run(String script) {
        try {
            Path file = Files.writeString(folder.resolve("typed.sh"), script);
            ProcessBuilder builder = new ProcessBuilder("bash", file.toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("KUBEBUILDER_ASSETS", kubectl.getParent().toString());
            builder.environment()
                    .put("KUBECACHEDIR", folder.resolve("kubectl-cache").toString());
            builder.environment()
                    .put("KUBECONFIG", folder.resolve("playground/kubeconfig").toString());
            builder.environment().merge("PATH", kubectl.getParent().toString(), (path, mine) -> mine + ":" + path);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
