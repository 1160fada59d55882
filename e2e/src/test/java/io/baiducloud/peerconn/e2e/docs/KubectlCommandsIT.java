package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the documentation gives to kubectl is understood by it and by a real API server. Changes are asked for as a dry run;
 * what {@link WalkIT} types is not looked at again.
 */
@OnLocalControlPlane
class KubectlCommandsIT {
    private static final Set<String> DRY =
            Set.of("annotate", "apply", "create", "delete", "label", "patch", "scale", "set");
    /** Need pods, which an API server alone does not run. */
    private static final Set<String> NEED_PODS = Set.of("logs", "rollout", "port-forward", "exec", "debug", "scale");

    /** Are there where the chart is installed. */
    private static final Set<String> INSTALLED = Set.of("deployment", "lease");

    private final Kubectl kubectl;
    private final String namespace;

    KubectlCommandsIT(LocalControlPlane controlPlane) {
        this.kubectl = controlPlane.findKubectl().orElseThrow();
        this.namespace = controlPlane.newNamespace();
    }

    @Test
    void kubectlUnderstandsEveryCommand() {
        // given
        Set<String> names = new TreeSet<>(List.of("example"));
        List<List<String>> commands =
                commands().map(command -> here(command, names)).distinct().toList();
        StringBuilder objects = new StringBuilder();
        names.forEach(name -> objects.append(objects(name)));
        Kubectl.Result applied =
                kubectl.runWith(objects.toString(), "apply", "--server-side", "-n", namespace, "-f", "-");
        assertThat(applied.code()).as(applied.output()).isZero();

        // when
        List<String> failures = new ArrayList<>();
        for (List<String> command : commands) {
            Kubectl.Result result = kubectl.run(command.toArray(String[]::new));
            if (result.code() != 0 && !isExpected(command, result.output())) {
                failures.add("kubectl " + String.join(" ", command) + "\n  " + result.output());
            }
        }

        // then
        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(failures).isEmpty();
    }

    private static Stream<Shell.Command> commands() {
        return Page.all().stream()
                .flatMap(page -> page.commands().stream().filter(block -> !WalkIT.isTyped(page, block)))
                .flatMap(block -> Shell.commands(block).stream())
                .filter(command -> command.program().equals("kubectl"))
                // manifests are tried in ManifestsIT and ExamplesIT
                .filter(command -> !command.arguments().contains("-f"));
    }

    /** The command in our namespace, as a dry run; the objects and Secrets it names are noted. */
    private List<String> here(Shell.Command command, Set<String> names) {
        List<String> words = new ArrayList<>();
        String verb = command.arguments().getFirst();
        List<String> given = command.arguments();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i).replace("$(…)", "now");
            String before = i == 0 ? "" : given.get(i - 1);
            if (Set.of("-n", "--namespace").contains(before)) {
                word = namespace;
            } else if (word.startsWith("--timeout")) {
                word = "--timeout=1s";
            } else if (Set.of("--watch", "-w", "-f").contains(word)) {
                continue;
            } else if (!verb.equals("create")
                    && Set.of("pconn", "peerconn", "secret").contains(before)
                    && !word.startsWith("-")) {
                word = named(word, names);
            } else if (word.startsWith("pconn/")) {
                word = "pconn/" + named(word.substring("pconn/".length()), names);
            }
            words.add(word);
        }
        if (given.stream().noneMatch(Set.of("-n", "--namespace", "-A", "--all-namespaces")::contains)) {
            words.addAll(List.of("-n", namespace));
        }
        if (DRY.contains(verb)) {
            words.add("--dry-run=server");
        }
        return words;
    }

    private static String named(String word, Set<String> names) {
        String name = word.matches("[a-z0-9-]+") ? word : "example";
        names.add(name);
        return name;
    }

    private String objects(String name) {
        return """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: %1$s}
                spec: {region: bj, localVpcId: vpc-1, peerVpcId: vpc-2, peerRegion: gz, bandwidthInMbps: 10}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: %1$s}
                ---
                """.formatted(name);
    }

    private static boolean isExpected(List<String> command, String output) {
        String verb = command.getFirst();
        return switch (verb) {
            case "wait" -> output.contains("timed out");
            case "create" -> output.contains("already exists");
            // what a running operator has: its deployment, its lease
            default ->
                output.contains("not found") && (NEED_PODS.contains(verb) || !Collections.disjoint(command, INSTALLED));
        };
    }
}
