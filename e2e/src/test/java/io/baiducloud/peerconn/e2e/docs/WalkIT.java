package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Types what the guides say, word for word, on what {@code make playground} leaves running: every command succeeds, and what
 * a guide shows as its answer is what comes. A {@code text} block shows the answer of the {@code sh} block before it, as
 * much of it as matters; … stands for anything.
 */
@OnLocalControlPlane
@ResourceLock("namespaces of the examples")
class WalkIT {
    /** Walked from end to end, so that no other test has to look at their commands. */
    static final List<String> PAGES = List.of(
            "docs/getting-started.md", "docs/cross-account.md", "docs/troubleshooting.md", "docs/operations.md");

    /** Needs more than the playground has; everything else is typed. */
    private static final Map<Pattern, String> NOT_TYPED = Map.of(
            Pattern.compile("make playground"), "it runs already",
            Pattern.compile("peerconn-system"),
                    "the playground's operators are processes, not pods: KubectlCommandsIT tries it",
            Pattern.compile("\\bNAME\\b"), "the reader's own name: KubectlCommandsIT tries it");

    private final LocalControlPlane controlPlane;
    private final KubernetesClient client;
    private PlaygroundScene scene;

    WalkIT(LocalControlPlane controlPlane, KubernetesClient client) {
        this.controlPlane = controlPlane;
        this.client = client;
    }

    @BeforeEach
    void open() {
        scene = new PlaygroundScene(controlPlane);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Whether a block is typed here, word for word. */
    static boolean isTyped(Page page, Page.Block block) {
        return PAGES.contains(page.name())
                && block.language().equals("sh")
                && NOT_TYPED.keySet().stream()
                        .noneMatch(reason -> reason.matcher(block.text()).find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/getting-started.md", "docs/cross-account.md"})
    void aGuideIsTrueWordForWord(String name) {
        walk(Page.read(name));
    }

    @Test
    void everyStagedFailureSaysWhatTroubleshootingQuotesAndIsCuredAsItSays() {
        // when
        walk(Page.read("docs/troubleshooting.md"));

        // then: whoever practised has cleaned up, and lost nothing that was there before
        assertThat(connections()).containsExactly("peerconn-9td54fmx143e");
    }

    @Test
    void whoeverLeavesLosesNoConnectionAndFindsThemAgainInAnotherCluster() {
        // given
        type(List.of(
                block(
                        "kubectl apply --server-side -f examples/credentials.yaml -f examples/same-account-cross-region.yaml"
                                + " -f examples/same-account-same-region.yaml -f examples/takeover-2-adopt.yaml"),
                block("kubectl wait pconn --all --namespace network --for=condition=Ready --timeout=60s")));
        Page page = Page.read("docs/operations.md");
        List<String> before = connections();
        assertThat(before).hasSize(3);

        // when
        walk(page, "Backup", "Leaving without losing a connection");

        // then
        assertThat(objects()).isEmpty();
        assertThat(connections()).isEqualTo(before);

        // when: as if in another cluster, that knows the old one's id
        scene.uninstall();
        scene.install("new-cluster", "--previous-cluster-ids=" + PlaygroundScene.CLUSTER_ID + "-of-network");
        walk(page, "Restore", "Moving to another cluster");

        // then
        assertThat(objects())
                .hasSize(3)
                .extracting(object -> object.getStatus().peerConnId())
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(connections()).isEqualTo(before);
        assertThat(scene.cloud.journal().count(Operation.DELETE)).isZero();
        assertThat(scene.cloud.journal().count(Operation.CREATE)).isEqualTo(2);
    }

    private List<PeerConnection> objects() {
        return client.resources(PeerConnection.class)
                .inNamespace("network")
                .list()
                .getItems();
    }

    private List<String> connections() {
        return scene.cloud.connections().stream()
                .map(Connection::id)
                .distinct()
                .sorted()
                .toList();
    }

    private static Page.Block block(String command) {
        return new Page.Block("sh", 0, "before the page", command + "\n");
    }

    /** Types what stands under the given headings, or all of it when none is given. */
    private void walk(Page page, String... headings) {
        List<Page.Block> typed = page.blocks().stream()
                .filter(block -> isTyped(page, block))
                .filter(block -> headings.length == 0 || List.of(headings).contains(block.heading()))
                .toList();
        Map<Page.Block, Page.Block> answers = new HashMap<>();
        for (int i = 1; i < page.blocks().size(); i++) {
            if (page.blocks().get(i).language().equals("text")) {
                answers.put(page.blocks().get(i - 1), page.blocks().get(i));
            }
        }
        List<String> lies = new ArrayList<>();
        for (Terminal.Typed one : type(typed)) {
            String where = page + ":" + one.block().line() + " " + one.block().heading() + "\n" + one.output() + "\n";
            Page.Block answer = answers.get(one.block());
            // a refusal is an answer too, where the page shows it
            if (!one.failures().isEmpty() && (answer == null || !isRefusal(answer.text()))) {
                lies.add(where + one.failures());
            }
            if (answer != null) {
                answer.text()
                        .lines()
                        .filter(line -> !line.isBlank() && !says(one.output(), line))
                        .forEach(line -> lies.add(where + "does not say: " + line));
            }
        }
        assertThat(typed).isNotEmpty();
        assertThat(lies).isEmpty();
    }

    private List<Terminal.Typed> type(List<Page.Block> blocks) {
        return new Terminal(
                        scene.folder, controlPlane.findKubectl().orElseThrow().program())
                .type(blocks);
    }

    private static boolean isRefusal(String answer) {
        return answer.startsWith("The PeerConnection") || answer.startsWith("Error") || answer.startsWith("error");
    }

    /** Whether a line stands there; columns and ages may differ, … stands for anything. */
    private static boolean says(String output, String line) {
        String wanted =
                Arrays.stream(plain(line).split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        Pattern pattern = Pattern.compile(wanted);
        return output.lines().anyMatch(said -> pattern.matcher(plain(said)).find());
    }

    private static String plain(String line) {
        return line.strip().replaceAll("\\s+", " ").replaceAll("\\b\\d+(m\\d+)?s\\b", "0s");
    }
}
