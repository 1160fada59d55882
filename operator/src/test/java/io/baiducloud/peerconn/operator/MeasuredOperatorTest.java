package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.operator.ops.ProjectFiles;
import io.baiducloud.peerconn.operator.ops.Telemetry;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator at work, scraped as Prometheus scrapes it, beside everything that speaks of its metrics. */
class MeasuredOperatorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern SERIES = Pattern.compile("^([a-z_]+)(?:\\{([^}]*)\\})? (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(peerconn_[a-z_]+)` \\| (\\w+) \\| ([^|]*)\\|.*$");

    private final InMemorySurroundings surroundings = new InMemorySurroundings();
    private final Simulator cloud = surroundings.cloud;
    private final KubernetesClient client = surroundings.client;
    private Telemetry telemetry;
    private AutoCloseable operator;

    @BeforeEach
    void start() {
        var config = surroundings.config();
        telemetry = Telemetry.start(config, LogSetup.untouched());
        operator = new AssemblyLauncher(Map.of(), surroundings.clock)
                .launch(config, surroundings.access(), telemetry, emergency -> {});
    }

    @AfterEach
    void stop() throws Exception {
        operator.close();
        telemetry.close();
        surroundings.close();
    }

    @Test
    void showsWhatAlertsDashboardAndDocumentationSpeakOf() throws Exception {
        // given: a connection that drifts in two ways, one that is paid for, a request that waits, a Secret that is
        // missing
        create("orders", 0, "bandwidthInMbps: 100", "description: orders", "credentialsRef: { name: account-a }");
        create(
                "prepaid",
                1,
                "bandwidthInMbps: 10",
                "billing: { paymentTiming: Prepaid, reservation: { reservationLength: 1, reservationTimeUnit: month }"
                        + " }",
                "credentialsRef: { name: account-a }");
        create("stuck", 2, "bandwidthInMbps: 10", "credentialsRef: { name: nobody }");
        createToOtherAccount("partner");
        awaitReason("orders", "Active");
        awaitReason("prepaid", "Active");
        awaitReason("partner", "Consulting");
        awaitReason("stuck", "SecretNotFound");
        var id = find("orders").getStatus().peerConnId();
        cloud.console().resize(id, 30);
        cloud.console().rename(id, Role.INITIATOR, "other", "other");
        await().atMost(PATIENCE)
                .until(() -> cloud.journal().count(Operation.RESIZE) == 1
                        && cloud.journal().count(Operation.UPDATE) >= 1);
        awaitReason("orders", "Active");
        object("orders").delete();
        await().atMost(PATIENCE).until(() -> find("orders") == null);
        System.gc();

        // when
        var scrape = scrape();

        // then: what was done
        assertThat(scrape)
                .contains(
                        "peerconn_drift_found_total{field=\"bandwidthInMbps\"} 1.0",
                        "peerconn_drift_found_total{field=\"description\"} 1.0",
                        "peerconn_drift_found_total{field=\"dnsSync\"} 0.0",
                        "peerconn_drift_repaired_total{field=\"bandwidthInMbps\"} 1.0",
                        "peerconn_events_total{reason=\"DriftRepaired\",type=\"normal\"} 2.0",
                        "peerconn_release_brake_limit 10.0",
                        "secret=\"default/account-a\"",
                        "peerconn_objects 3.0")
                .containsPattern("peerconn_release_brake_released\\{credential=\"[0-9a-f]+\"\\} 1.0")
                .containsPattern("peerconn_not_ready_since_timestamp_seconds\\{object=\"default/stuck\","
                        + "reason=\"SecretNotFound\",stalled=\"true\"\\}")
                .containsPattern("peerconn_negotiation_deadline_timestamp_seconds\\{object=\"default/partner\"\\}")
                .containsPattern("peerconn_expiry_timestamp_seconds\\{object=\"default/prepaid\",renewal=\"manual\"\\}")
                .containsPattern("operation=\"createPeerConn\"[^}]*\\} 3");
        assertThat(read("/livez")).isEqualTo("ok\n");

        // then: nobody speaks of a metric that is not there
        assertThat(namesOf(scrape))
                .containsAll(ProjectFiles.metricsIn(ProjectFiles.text(ProjectFiles.ALERTS)))
                .containsAll(ProjectFiles.metricsIn(ProjectFiles.text(ProjectFiles.DASHBOARD)))
                .containsAll(withoutFamilies(ProjectFiles.metricsIn(ProjectFiles.text(ProjectFiles.OBSERVABILITY))));

        // then: every metric of ours is explained, with its type and all its labels
        assertThat(families(scrape)).isEqualTo(documented());
    }

    /** Histograms and summaries are documented by the name that their series begin with. */
    private static Set<String> withoutFamilies(Set<String> names) {
        var left = new TreeSet<>(names);
        left.removeIf(name -> documented().getOrDefault(name, "").matches("(histogram|summary) .*"));
        return left;
    }

    private static Set<String> namesOf(String scrape) {
        return scrape.lines()
                .map(SERIES::matcher)
                .filter(Matcher::matches)
                .map(series -> series.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Name to "type label label". */
    private static Map<String, String> families(String scrape) {
        var types = new TreeMap<String, String>();
        scrape.lines()
                .filter(line -> line.startsWith("# TYPE peerconn_"))
                .map(line -> line.split(" "))
                .forEach(words -> types.put(words[2], words[3]));
        var labels = new TreeMap<String, Set<String>>();
        scrape.lines().map(SERIES::matcher).filter(Matcher::matches).forEach(series -> {
            var name = types.containsKey(series.group(1))
                    ? series.group(1)
                    : series.group(1).replaceFirst("_(count|sum|bucket)$", "");
            if (types.containsKey(name)) {
                var all = labels.computeIfAbsent(name, ignored -> new TreeSet<>());
                LABEL.matcher(series.group(2) == null ? "" : series.group(2))
                        .results()
                        .map(label -> label.group(1))
                        .filter(label -> !label.equals("le"))
                        .forEach(all::add);
            }
        });
        var families = new TreeMap<String, String>();
        labels.forEach((name, all) -> families.put(name, (types.get(name) + " " + String.join(" ", all)).strip()));
        return families;
    }

    private static Map<String, String> documented() {
        var documented = new TreeMap<String, String>();
        ProjectFiles.text(ProjectFiles.OBSERVABILITY)
                .lines()
                .map(DOCUMENTED::matcher)
                .filter(Matcher::matches)
                .forEach(row -> documented.put(
                        row.group(1),
                        (row.group(2) + " "
                                        + String.join(
                                                " ",
                                                new TreeSet<>(List.of(row.group(3)
                                                        .replace("`", "")
                                                        .strip()
                                                        .split(" ")))))
                                .strip()));
        return documented;
    }

    private void create(String name, int vpc, String... spec) {
        createTo(name, vpc, cloud.account(0).vpcId("gz", Math.min(vpc, 1)), spec);
    }

    private void createToOtherAccount(String name) {
        createTo(
                name,
                2,
                cloud.account(1).vpcId("gz", 0),
                "bandwidthInMbps: 10",
                "peerAccountId: " + cloud.account(1).accountId(),
                "credentialsRef: { name: account-a }");
    }

    private void createTo(String name, int vpc, String peerVpc, String... spec) {
        var yaml = """
            apiVersion: vpc.baiducloud.io/v1alpha1
            kind: PeerConnection
            metadata: { name: %s, namespace: default }
            spec:
              region: bj
              localVpcId: %s
              peerRegion: gz
              peerVpcId: %s
              %s
            """.formatted(name, cloud.account(0).vpcId("bj", vpc), peerVpc, String.join("\n  ", spec));
        client.resource(client.getKubernetesSerialization().unmarshal(yaml, PeerConnection.class))
                .create();
    }

    private void awaitReason(String name, String reason) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(find(name).getStatus().findCondition("Ready"))
                        .as(() -> client.getKubernetesSerialization().asYaml(find(name)))
                        .hasValueSatisfying(ready -> assertThat(ready.reason()).isEqualTo(reason)));
    }

    private Resource<PeerConnection> object(String name) {
        return client.resources(PeerConnection.class).inNamespace("default").withName(name);
    }

    private PeerConnection find(String name) {
        return object(name).get();
    }

    private String scrape() throws Exception {
        return read("/metrics");
    }

    private String read(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + telemetry.port() + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
