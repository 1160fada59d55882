package io.baiducloud.peerconn.e2e.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever can change what a workflow runs can publish in our name. */
class WorkflowsTest {
    private static final Path FOLDER = ProjectFolder.find().root().resolve(".github/workflows");
    private static final Pattern PINNED =
            Pattern.compile("\\s*-? *uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern CHOSEN_BY_OTHERS =
            Pattern.compile("\\$\\{\\{[^}]*(github\\.(event|head_ref|ref_name|actor)|inputs\\.)");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void everyActionIsPinnedByCommitWithItsVersionForPeople(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow))
                .filteredOn(line -> line.contains("uses:"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void aJobMayWriteOnlyWhatItPublishes(Path workflow) throws IOException {
        // given
        Map<?, ?> root = read(workflow);
        List<String> granted = new ArrayList<>();

        // when
        assertThat(root.get("permissions"))
                .as("without it every job gets the repository's default")
                .isInstanceOf(Map.class);
        grants("all", root, granted);
        ((Map<?, ?>) root.get("jobs")).forEach((name, job) -> grants(String.valueOf(name), (Map<?, ?>) job, granted));

        // then
        assertThat(granted)
                .isSubsetOf(
                        // pushes the image of its machine
                        "image packages",
                        // pushes and signs; the identity is what it signs with
                        "publish packages",
                        "publish id-token",
                        "publish attestations",
                        // makes the release page
                        "announce contents");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noScriptIsPutTogetherFromWhatOthersChoose(Path workflow) throws IOException {
        assertThat(scripts(read(workflow)))
                .isNotEmpty()
                .noneMatch(script -> CHOSEN_BY_OTHERS.matcher(script).find());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void noForeignCodeRunsWithOurRightsAndNoTokenStaysInTheCheckout(Path workflow) throws IOException {
        String text = Files.readString(workflow);
        assertThat(text).doesNotContain("pull_request_target", "workflow_run");
        assertThat(count(text, "persist-credentials: false")).isEqualTo(count(text, "uses: actions/checkout@"));
    }

    private static void grants(String job, Map<?, ?> of, List<String> granted) {
        if (of.get("permissions") instanceof Map<?, ?> permissions) {
            permissions.forEach((scope, access) -> {
                if (!"read".equals(access)) {
                    granted.add(job + " " + scope);
                }
            });
        }
    }

    private static List<String> scripts(Map<?, ?> root) {
        return ((Map<?, ?>) root.get("jobs"))
                .values().stream()
                        .flatMap(job -> ((List<?>) ((Map<?, ?>) job).get("steps")).stream())
                        .map(step -> (Map<?, ?>) step)
                        .filter(step -> step.containsKey("run"))
                        .map(step -> String.valueOf(step.get("run")))
                        .toList();
    }

    private static Map<?, ?> read(Path workflow) throws IOException {
        return new KubernetesSerialization().unmarshal(Files.readString(workflow), Map.class);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
