package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.config.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in the documentation is one that exists: make targets, chart values, options of the operator, files. What
 * kubectl is given is tried on a real API server in {@link KubectlCommandsIT} and {@link WalkIT}.
 */
class CommandsTest {
    private static final Path ROOT = Page.PROJECT.root();

    /** Programs that are nobody's promise here, each with the reason why its arguments are not looked at. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("export", "sets a variable"),
            Map.entry("cat", "reads a file that an earlier command wrote"),
            Map.entry("cd", "changes the folder"),
            Map.entry("echo", "speaks"),
            Map.entry("read", "reads a line of what an earlier command wrote"),
            Map.entry("done", "ends a loop"),
            Map.entry("sleep", "waits"),
            Map.entry("date", "tells the time"),
            Map.entry("sh", "runs a script of this repository; walked in WalkIT"),
            Map.entry("curl", "speaks to the simulator's control API or the operator's port; walked in WalkIT"),
            Map.entry("jq", "picks out of JSON; walked in WalkIT where it matters"),
            Map.entry("for", "a loop over what an earlier command found"),
            Map.entry("sed", "edits text; walked in WalkIT"),
            Map.entry("sort", "sorts"),
            Map.entry("grep", "searches"),
            Map.entry("git", "the reader's own repository"),
            Map.entry("docker", "tools of image builders; .github runs them"),
            Map.entry("podman", "tools of image builders"),
            Map.entry("buildah", "tools of image builders"),
            Map.entry("skopeo", "tools of image builders"),
            Map.entry("cosign", "tools of image builders"),
            Map.entry("argocd", "the client of Argo CD, which no test here runs"),
            Map.entry("flux", "the client of Flux, which no test here runs"),
            Map.entry("promtool", "the client of Prometheus"),
            Map.entry("terraform", "the reader's own Terraform"));

    private static final Set<String> KUBECTL = Set.of(
            "annotate",
            "apply",
            "auth",
            "create",
            "delete",
            "describe",
            "diff",
            "edit",
            "events",
            "explain",
            "get",
            "label",
            "logs",
            "patch",
            "port-forward",
            "rollout",
            "scale",
            "set",
            "wait",
            "debug",
            "config",
            "exec");

    private static final Set<String> HELM =
            Set.of("install", "upgrade", "uninstall", "template", "get", "test", "rollback", "show", "history", "list");

    /** Flags in running text that belong to other programs. */
    private static final Set<String> FOREIGN_FLAGS = Set.of(
            "--set",
            "--namespace",
            "--wait",
            "--watch",
            "--reuse-values",
            "--reset-then-reuse-values",
            "--server-side",
            "--help",
            "--force-conflicts",
            "--previous",
            "--dry-run",
            "--field-manager",
            "--all-namespaces",
            "--all",
            "--overwrite",
            "--output");

    static List<Page> pages() {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandIsKnown(Page page) {
        List<String> unknown = new ArrayList<>();
        for (Page.Block block : page.commands()) {
            for (Shell.Command command : Shell.commands(block)) {
                String problem = problem(command);
                if (!problem.isEmpty()) {
                    unknown.add(page + ":" + block.line() + " " + command + ": " + problem);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyOptionAndTargetInRunningTextExists(Page page) {
        Set<String> options =
                RunOptions.all().stream().map(option -> option.flag()).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        for (String line : page.prose()) {
            Pattern.compile("`(--[a-z][a-z-]*)(?:[= ][^`]*)?`")
                    .matcher(line)
                    .results()
                    .map(found -> found.group(1))
                    .filter(flag ->
                            !options.contains(flag) && !FOREIGN_FLAGS.contains(flag) && !belongsElsewhere(page, flag))
                    .forEach(flag -> unknown.add("option " + flag + " in: " + line));
            Pattern.compile("`make ([a-z][a-z-]*)")
                    .matcher(line)
                    .results()
                    .map(found -> found.group(1))
                    .filter(target -> !targets().contains(target))
                    .forEach(target -> unknown.add("make " + target + " in: " + line));
        }
        assertThat(unknown).as(page.name()).isEmpty();
    }

    /** The simulator, the images and the exporter have options of their own, which their pages' tests know. */
    private static boolean belongsElsewhere(Page page, String flag) {
        return page.name().startsWith("simulator/")
                || page.name().equals("docs/image.md")
                || Set.of(
                                "--list-settings",
                                "--seed",
                                "--region",
                                "--vpc-id",
                                "--tag",
                                "--credentials-ref",
                                "--output-dir")
                        .contains(flag);
    }

    private static String problem(Shell.Command command) {
        return switch (command.program()) {
            case "make" -> problemOfMake(command);
            case "kubectl" -> problemOfKubectl(command);
            case "helm" -> problemOfHelm(command);
            case "java" -> problemOfJava(command);
            case "peerconn-operator" -> problemOfOptions(command.arguments());
            case "./mvnw", "mvn" -> problemOfMaven(command);
            case ".ci/run", "hack/kube-binaries.sh" -> exists(command.program());
            case String other -> OTHERS.containsKey(other) ? "" : "no test knows this program";
        };
    }

    private static String problemOfMake(Shell.Command command) {
        return command.arguments().stream()
                .filter(word -> !word.contains("=") && !targets().contains(word))
                .map(word -> "there is no target " + word)
                .collect(Collectors.joining("; "));
    }

    static Set<String> targets() {
        try (Stream<String> lines = Files.lines(ROOT.resolve("Makefile"))) {
            return lines.filter(line -> line.startsWith(".PHONY:"))
                    .flatMap(line -> Arrays.stream(
                            line.substring(".PHONY:".length()).strip().split("\\s+")))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String problemOfKubectl(Shell.Command command) {
        String verb = command.arguments().stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
        return KUBECTL.contains(verb) ? missingFiles(command) : "kubectl has no " + verb + " that we know";
    }

    private static String problemOfHelm(Shell.Command command) {
        if (!HELM.contains(command.arguments().getFirst())) {
            return "helm has no such command that we know";
        }
        List<String> problems = new ArrayList<>();
        for (String option : List.of("--set", "--set-string", "--set-json", "--set-file")) {
            command.valuesOf(option).stream()
                    .flatMap(settings -> Arrays.stream(settings.split("(?<!\\\\),(?=[A-Za-z.]+[={\\[])")))
                    .map(setting -> setting.split("=", 2)[0])
                    .filter(key -> !ChartValues.has(key))
                    .forEach(key -> problems.add("the chart has no value " + key));
        }
        command.arguments().stream()
                .filter(word -> word.startsWith("helm/") || word.startsWith("./helm"))
                .map(CommandsTest::exists)
                .filter(problem -> !problem.isEmpty())
                .forEach(problems::add);
        return String.join("; ", problems);
    }

    private static String problemOfJava(Shell.Command command) {
        List<String> words = command.words();
        int jar = words.indexOf("-jar");
        if (jar < 0) {
            return "only java -jar is known";
        }
        return switch (words.get(jar + 1)) {
            case "operator/target/peerconn-operator.jar", "peerconn-operator.jar" ->
                problemOfOptions(words.subList(jar + 2, words.size()));
            case "simulator/target/peerconn-simulator.jar", "peerconn-simulator.jar" -> "";
            case String other -> "no test knows " + other;
        };
    }

    private static String problemOfOptions(List<String> arguments) {
        // what an export needs of the environment, beside its options
        Map<String, String> keys = Map.of("PEERCONN_ACCESS_KEY_ID", "id", "PEERCONN_SECRET_ACCESS_KEY", "secret");
        return new OperatorOptions(keys, () -> "default").parse(arguments) instanceof Invocation.Refused refused
                ? refused.problems().toString()
                : "";
    }

    private static String problemOfMaven(Shell.Command command) {
        return command.valuesOf("-pl").stream()
                .flatMap(modules -> Arrays.stream(modules.split(",")))
                .map(CommandsTest::exists)
                .collect(Collectors.joining());
    }

    private static String missingFiles(Shell.Command command) {
        return command.valuesOf("-f").stream()
                .filter(file -> file.startsWith("examples/") || file.startsWith("helm/") || file.startsWith("crd/"))
                .map(CommandsTest::exists)
                .collect(Collectors.joining());
    }

    private static String exists(String file) {
        return Files.exists(ROOT.resolve(file)) ? "" : "there is no " + file;
    }
}
