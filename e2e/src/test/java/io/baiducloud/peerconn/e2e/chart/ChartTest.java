package io.baiducloud.peerconn.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.operator.config.Invocation;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.config.OperatorOptions;
import io.baiducloud.peerconn.operator.config.RunOptions;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
    private static final String SYSTEM = "peerconn-system";

    /** Every value that turns something on or changes an argument. */
    static final String EVERYTHING = """
            image: {repository: registry.example/peerconn, digest: "sha256:%s"}
            watchNamespaces: [team-a, team-b]
            selector: "team=network,tier in (gold, silver)"
            managementPolicy: ObserveOnly
            clusterId: blue
            previousClusterIds: [green, red]
            shard: one
            defaultCredentials: {secretName: account, namespaces: [team-a], adoptionNamespaces: [team-b]}
            secrets: {namespaces: [team-a, team-b]}
            endpoints: {bj: "https://bj.example", gz: "http://gz.example:8080"}
            proxy: http://proxy.example:3128
            ca: {configMapName: roots}
            replicas: 2
            networkPolicy: {enabled: true}
            metrics:
              podMonitor: {enabled: true, labels: {release: prometheus}}
              prometheusRule: {enabled: true}
              dashboard: {enabled: true}
            extraEnv: [{name: JDK_JAVA_OPTIONS, value: -Xss512k}]
            priorityClassName: system-cluster-critical
            """.formatted("a".repeat(64));

    @Test
    void passesHelmsOwnLint() {
        // when
        var result = new Helm(Chart.FOLDER).lint().strict().call();

        // then
        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    /** Complaint 24 about systems of this kind: Helm does not upgrade definitions. */
    @Test
    void complaint24BringsTheDefinitionOfThisVersion() throws IOException {
        // given
        var name = WellKnownNames.CRD_NAME + "-v1.yml";

        // when
        var ours = Files.readString(Chart.FOLDER.resolve("files/" + name));

        // then
        try (var generated = OperatorConfig.class.getResourceAsStream("/META-INF/fabric8/" + name)) {
            assertThat(ours)
                    .as("make crd copies it")
                    .isEqualTo(new String(generated.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void keepsTheDefinitionUnlessTold() {
        // when / then
        assertThat(definition("").getMetadata().getAnnotations()).containsEntry("helm.sh/resource-policy", "keep");
        assertThat(definition("crds: {keep: false}").getMetadata().getAnnotations())
                .isNullOrEmpty();
        assertThat(Chart.ofKind(Chart.render(SYSTEM, "crds: {enabled: false}"), "CustomResourceDefinition"))
                .isEmpty();
    }

    @Test
    void setsNothingThatTheOperatorWouldNotDoByItself() {
        // given
        var byItself = config(List.of("--namespace=" + SYSTEM, "--leader-elect", "--log-format=json"));

        // when
        var byChart = config(Chart.arguments(SYSTEM, Chart.render(SYSTEM, "")));

        // then
        assertThat(byChart).isEqualTo(byItself);
    }

    @Test
    void hasAValueForEveryOption() {
        // when
        var arguments = Chart.arguments(SYSTEM, Chart.render(SYSTEM, EVERYTHING));

        // then: all options are there, and the operator's own parser takes them, but for the file that only a pod has
        var flags = arguments.stream().skip(1).map(argument -> argument.substring(0, argument.indexOf('=')));
        assertThat(flags.distinct())
                .containsExactlyInAnyOrderElementsOf(
                        RunOptions.all().stream().map(option -> option.flag()).toList());
        var config = config(arguments.stream()
                .filter(argument -> !argument.startsWith("--ca-file"))
                .toList());
        assertThat(config.selector()).contains("team=network,tier in (gold, silver)");
        assertThat(config.defaultCredentialsSecret()).hasToString("Optional[" + SYSTEM + "/account]");
        assertThat(config.secretNamespaces()).hasToString(SYSTEM + ",team-a,team-b");
        assertThat(config.endpoints()).containsOnlyKeys("bj", "gz");
    }

    @Test
    void runsUnderTheRestrictedPodSecurityStandard() {
        // when
        var deployment = (Deployment)
                Chart.ofKind(Chart.render(SYSTEM, ""), "Deployment").findFirst().orElseThrow();

        // then
        var pod = deployment.getSpec().getTemplate().getSpec();
        var container = pod.getContainers().getFirst();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/startupz");
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/livez");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
        assertThat(pod.getEnableServiceLinks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything"})
    void testsTheInstallationAsTheOperatorWouldRun(String which) {
        // given
        var values = which.isEmpty() ? "" : EVERYTHING;

        // when
        var operator = Chart.deployment(Chart.render(SYSTEM, values))
                .getSpec()
                .getTemplate()
                .getSpec();
        var test = HelmTest.pod(SYSTEM, values).getSpec();

        // then: the same account, image, settings and surroundings; only the subcommand differs
        var running = operator.getContainers().getFirst();
        var testing = test.getContainers().getFirst();
        assertThat(running.getArgs()).startsWith("run");
        assertThat(testing.getArgs()).startsWith("check");
        assertThat(testing.getArgs().subList(1, testing.getArgs().size()))
                .isEqualTo(running.getArgs().subList(1, running.getArgs().size()));
        assertThat(test.getServiceAccountName()).isEqualTo(operator.getServiceAccountName());
        assertThat(test.getVolumes()).isEqualTo(operator.getVolumes());
        assertThat(test.getSecurityContext()).isEqualTo(operator.getSecurityContext());
        assertThat(testing.getImage()).isEqualTo(running.getImage());
        assertThat(testing.getEnv()).isEqualTo(running.getEnv());
        assertThat(testing.getVolumeMounts()).isEqualTo(running.getVolumeMounts());
        assertThat(testing.getSecurityContext()).isEqualTo(running.getSecurityContext());
    }

    @Test
    void tellsTheNextThreeCommands() {
        // when
        var notes = Chart.notes(SYSTEM, "");

        // then
        assertThat(notes)
                .containsSubsequence(
                        "1. ",
                        "kubectl create secret generic baidu-account --namespace peerconn-system ",
                        "kubectl label secret baidu-account --namespace peerconn-system",
                        "helm upgrade peerconn-operator",
                        "2. ",
                        "kubectl get peerconnections",
                        "3. ",
                        "kubectl describe peerconnection")
                .doesNotContain("WARNING");
    }

    @Test
    void tellsOnlyWhatIsLeftToDo() {
        // when
        var notes = Chart.notes(SYSTEM, """
                defaultCredentials: {secretName: account}
                managementPolicy: ObserveOnly
                watchNamespaces: [a, b]
                crds: {keep: false}
                """);

        // then
        assertThat(notes)
                .contains(
                        "kubectl label secret account ",
                        "It only observes",
                        "Apply a PeerConnection, in a or b,",
                        "WARNING: crds.keep is false")
                .doesNotContain("helm upgrade");
    }

    @Test
    void usesNothingThatDiffersFromOneRenderToTheNext() throws IOException {
        // given: what Argo CD, which renders without a cluster, would see as a change each time, or not at all
        var unstable = Pattern.compile(
                "\\b(lookup|rand[A-Z]\\w+|uuidv4|now|genCA|genPrivateKey|genSelfSignedCert|\\.Capabilities|\\.Release\\.(Revision|IsUpgrade|IsInstall))\\b");

        // when
        var used = new ArrayList<String>();
        try (var templates = Files.walk(Chart.FOLDER.resolve("templates"))) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var actions = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL).matcher(Files.readString(template));
                actions.results()
                        .filter(action -> unstable.matcher(action.group()).find())
                        .forEach(action -> used.add(template + ": " + action.group()));
            }
        }

        // then
        assertThat(used).isEmpty();
    }

    @Test
    void isOfTheVersionOfTheProgram() throws IOException {
        // given
        var pom = Pattern.compile("<artifactId>peerconn-parent</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Chart.REPOSITORY.resolve("pom.xml")));

        // when / then
        assertThat(pom.find()).isTrue();
        assertThat(Files.readAllLines(Chart.FOLDER.resolve("Chart.yaml"))).contains("appVersion: " + pom.group(1));
    }

    @Test
    void neverRunsTwoOperatorsWithoutALease() {
        // when
        var deployment =
                (Deployment) Chart.ofKind(Chart.render(SYSTEM, "leaderElection: {enabled: false}"), "Deployment")
                        .findFirst()
                        .orElseThrow();

        // then
        assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    }

    @Test
    void prefersADigestToATag() {
        // when
        var deployment = (Deployment) Chart.ofKind(Chart.render(SYSTEM, EVERYTHING), "Deployment")
                .findFirst()
                .orElseThrow();

        // then
        assertThat(deployment
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getImage())
                .isEqualTo("registry.example/peerconn@sha256:" + "a".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "everything"})
    void rendersTheSameEveryTime(String which) {
        // given
        var values = which.isEmpty() ? "" : EVERYTHING;

        // when / then
        assertThat(Chart.render(SYSTEM, values)).isEqualTo(Chart.render(SYSTEM, values));
    }

    @Test
    void rendersEachObjectOnce() {
        // when
        var objects = Chart.objects(Chart.render(SYSTEM, EVERYTHING));

        // then
        assertThat(objects.stream()
                        .map(object ->
                                object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                                        + object.getMetadata().getName()))
                .doesNotHaveDuplicates()
                .contains(
                        "Role team-a/peerconn-operator-objects",
                        "Role team-b/peerconn-operator-secrets",
                        "PodDisruptionBudget peerconn-system/peerconn-operator",
                        "NetworkPolicy peerconn-system/peerconn-operator",
                        "PodMonitor peerconn-system/peerconn-operator",
                        "PrometheusRule peerconn-system/peerconn-operator",
                        "ConfigMap peerconn-system/peerconn-operator-dashboard");
    }

    record Refusal(String because, String values, String complaint) {
        @Override
        public String toString() {
            return because;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("a misspelt value must not be ignored", "watchNamespace: [a]", "watchNamespace"),
                new Refusal("nor one further down", "secrets: {namespace: [a]}", "namespace"),
                new Refusal("a policy that is none", "managementPolicy: ReadOnly", "managementPolicy"),
                new Refusal("a duration without a unit", "pollInterval: \"60\"", "pollInterval"),
                new Refusal("a number in quotation marks", "threads: \"16\"", "threads"),
                new Refusal("a namespace that cannot be one", "watchNamespaces: [Team_A]", "watchNamespaces"),
                new Refusal("an endpoint without a scheme", "endpoints: {bj: bj.example}", "endpoints"),
                new Refusal("a digest that is none", "image: {digest: abc}", "digest"),
                new Refusal(
                        "two replicas without a lease would both work",
                        "replicas: 2\nleaderElection: {enabled: false}",
                        "leaderElection"),
                new Refusal("keys have no place in values", "defaultCredentials: {accessKeyId: x}", "accessKeyId"),
                new Refusal("a toleration is misspelt", "tolerations: [{efect: NoSchedule}]", "efect"),
                new Refusal("a variable without a name", "extraEnv: [{value: x}]", "name"),
                new Refusal("a resource is misspelt", "resources: {limit: {memory: 1Gi}}", "limit"),
                new Refusal("a security context is misspelt", "securityContext: {privilege: true}", "privilege"),
                new Refusal("no port would mean every port", "networkPolicy: {cloudPorts: []}", "cloudPorts"),
                new Refusal("a name that no object may have", "fullnameOverride: Peering", "fullnameOverride"),
                new Refusal(
                        "only one of them can be mounted",
                        "ca: {configMapName: a, secretName: b}",
                        "set ca.configMapName or ca.secretName, not both"),
                new Refusal(
                        "the namespace's default account would get our permissions",
                        "serviceAccount: {create: false}",
                        "set serviceAccount.name"),
                new Refusal(
                        "a ServiceMonitor without a Service finds nothing",
                        "service: {enabled: false}\nmetrics: {serviceMonitor: {enabled: true}}",
                        "set service.enabled"),
                new Refusal(
                        "everything would be counted twice",
                        "metrics: {serviceMonitor: {enabled: true}, podMonitor: {enabled: true}}",
                        "use one of them"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(Refusal refusal) {
        // when / then
        assertThatThrownBy(() -> Chart.render(SYSTEM, refusal.values()))
                .as(refusal.because())
                .hasMessageContaining(refusal.complaint());
    }

    private static HasMetadata definition(String values) {
        return Chart.ofKind(Chart.render(SYSTEM, values), "CustomResourceDefinition")
                .findFirst()
                .orElseThrow();
    }

    private static OperatorConfig config(List<String> arguments) {
        var invocation = new OperatorOptions(Map.of(), () -> "none").parse(arguments);
        assertThat(invocation).isInstanceOf(Invocation.Run.class);
        return ((Invocation.Run) invocation).config();
    }
}
