package io.baiducloud.peerconn.e2e.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.baiducloud.peerconn.crd.Condition;
import io.baiducloud.peerconn.crd.ConditionStatus;
import io.baiducloud.peerconn.crd.PeerConnectionStatus;
import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import io.baiducloud.peerconn.testkit.OnLocalControlPlane;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at a terminal sees. */
@OnLocalControlPlane
class PeerConnectionKubectlIT {
    private final Objects objects;
    private final Kubectl kubectl;

    PeerConnectionKubectlIT(LocalControlPlane controlPlane, KubernetesClient client) {
        Optional<Kubectl> found = controlPlane.findKubectl();
        assumeThat(found).as("kubectl beside the servers").isPresent();
        this.kubectl = found.orElseThrow();
        this.objects = new Objects(client, controlPlane.newNamespace());
    }

    @Test
    void theColumnsTellWhatIsWrong() {
        // given
        objects.create("orders", "initiator", "{}");
        objects.writeStatus("orders", working());

        // when
        List<List<String>> narrow = table("get", "pconn");
        List<List<String>> wide = table("get", "peerconn", "-o", "wide");

        // then
        assertThat(narrow.get(0))
                .containsExactly("NAME", "ROLE", "STATUS", "BANDWIDTH", "DNS", "READY", "REASON", "AGE");
        assertThat(narrow.get(1).subList(0, 7))
                .containsExactly("orders", "initiator", "active", "100", "open", "True", "Active");
        assertThat(wide.get(0).subList(8, 15))
                .containsExactly("ID", "LOCAL-VPC", "PEER-VPC", "PEER-REGION", "PROTECTED", "PAYMENT", "EXPIRES");
        assertThat(wide.get(1).subList(8, 15))
                .containsExactly(
                        "peerconn-9td54fmx143e",
                        "vpc-13vuxu016dew",
                        "vpc-jcvmhw9h1a35",
                        "gz",
                        "true",
                        "Prepaid",
                        "2027-11-23T16:00:00Z");
    }

    @Test
    void anUnwatchedObjectShowsAsPending() {
        // given
        objects.create("unwatched", "acceptor", "{}");

        // when
        List<String> row = table("get", "peerconnections").get(1);

        // then
        assertThat(row).startsWith("unwatched", "acceptor", "Unknown", "Pending");
    }

    @Test
    void theCategoryListsOurObjects() {
        // given
        objects.create("orders", "initiator", "{}");

        // then
        assertThat(kubectl.run("-n", objects.namespace(), "get", "baiducloud", "-o", "name")
                        .output())
                .contains("peerconnection.vpc.baiducloud.io/orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server-side=false", "--server-side=true"})
    void aRefusalSaysWhatToDoForEveryField(String serverSide) {
        // given
        String manifest = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: bad}
                spec: {role: acceptor, region: BJ, localVpcId: vpc 1, peerVpcId: vpc-2, peerRegion: gz, billing: {}}
                """;

        // when
        Kubectl.Result result = kubectl.runWith(manifest, "-n", objects.namespace(), "apply", serverSide, "-f", "-");

        // then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output())
                .contains("spec.billing: Forbidden: the initiator pays: remove billing from this acceptor")
                .contains("spec.region: Invalid value: \"BJ\": not a region code: use the short code in lower case")
                .contains(
                        "spec.localVpcId: Invalid value: \"vpc 1\": not a VPC id: expected one like vpc-13vuxu016dew");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server-side=false", "--server-side=true"})
    void aMisspelledFieldIsNamed(String serverSide) {
        // given
        String manifest = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: typo}
                spec: {region: bj, localVpcId: vpc-1, peerVpcId: vpc-2, peerRegion: gz, bandwithInMbps: 10}
                """;

        // when
        Kubectl.Result result = kubectl.runWith(manifest, "-n", objects.namespace(), "apply", serverSide, "-f", "-");

        // then
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.output()).contains("spec.bandwithInMbps");
    }

    @Test
    void applyingTheSameManifestAgainChangesNothing() {
        // given
        String manifest = """
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata: {name: again}
                spec: {region: bj, localVpcId: vpc-1, peerVpcId: vpc-2, peerRegion: gz, bandwidthInMbps: 10, billing: {}}
                """;
        kubectl.runWith(manifest, "-n", objects.namespace(), "apply", "-f", "-");

        // when
        Kubectl.Result again = kubectl.runWith(manifest, "-n", objects.namespace(), "apply", "-f", "-");
        Kubectl.Result difference = kubectl.runWith(manifest, "-n", objects.namespace(), "diff", "-f", "-");

        // then
        assertThat(again.output()).isEqualTo("peerconnection.vpc.baiducloud.io/again unchanged\n");
        assertThat(difference).isEqualTo(new Kubectl.Result(0, ""));
    }

    @Test
    void everyFieldIsExplained() {
        // when
        String explained = kubectl.run("explain", "pconn.spec", "--recursive").output();
        String role = kubectl.run("explain", "pconn.spec.role").output();

        // then
        assertThat(explained).contains("approvedPeerConnId", "autoRenew", "credentialsRef", "-required-");
        assertThat(role).contains("ENUM:\n    initiator\n    acceptor", "Omitted:");
    }

    private List<List<String>> table(String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = "-n";
        command[1] = objects.namespace();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return kubectl.run(command)
                .output()
                .lines()
                .map(line -> Arrays.asList(line.strip().split(" +", -1)))
                .toList();
    }

    private static PeerConnectionStatus working() {
        return PeerConnectionStatus.builder()
                .peerConnId("peerconn-9td54fmx143e")
                .status("active")
                .bandwidthInMbps(100)
                .dnsStatus("open")
                .deleteProtect(true)
                .paymentTiming("Prepaid")
                .expiredTime("2027-11-23T16:00:00Z")
                .conditions(List.of(
                        new Condition("Available", ConditionStatus.TRUE, 1L, Instant.EPOCH, "active", ""),
                        new Condition("Ready", ConditionStatus.TRUE, 1L, Instant.EPOCH, "Active", "")))
                .build();
    }
}
