package io.baiducloud.peerconn.e2e.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Origin;
import io.baiducloud.peerconn.crd.WellKnownNames;
import io.baiducloud.peerconn.e2e.scene.ProjectFolder;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.testkit.Kubectl;
import io.baiducloud.peerconn.testkit.LocalControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Types the cures of the troubleshooting page that are commands, as they stand there, on objects that need them. */
class CuresIT extends LifecycleIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```$");
    private static final Pattern CURE = Pattern.compile("kubectl (patch|annotate) \\w+ NAME ");

    private final List<String> untyped = new ArrayList<>();

    CuresIT(LocalControlPlane controlPlane) throws IOException {
        super(controlPlane);
        String page = Files.readString(ProjectFolder.find().root().resolve("docs/troubleshooting.md"));
        BLOCK.matcher(page)
                .results()
                .map(found -> found.group(1))
                .filter(block -> CURE.matcher(block).find())
                .forEach(untyped::add);
    }

    @Override
    SimulatorBuilder cloud(SimulatorBuilder usual) {
        return usual.instantTransitions();
    }

    @Test
    void everyCommandCuresWhatItStandsUnder() throws Exception {
        // given
        stage.operator();
        stage.secret("wrong", stage.a().accessKeyId(), "not-the-secret");
        Connection byHand = stage.cloud
                .console()
                .add(sketch -> sketch.between(
                                stage.a(),
                                stage.a().vpcId("bj", 2),
                                stage.a(),
                                stage.a().vpcId("gz", 0))
                        .bandwidth(10));
        create("keys", 1, 0, "bandwidthInMbps: 10", "credentialsRef: { name: wrong }");
        create("foreign", 2, 0, "bandwidthInMbps: 10", "credentialsRef: { name: account-a }");
        create("paused", 0, 0, "bandwidthInMbps: 10", "credentialsRef: { name: account-a }");
        create("raised", 0, 1, "bandwidthInMbps: 10", "deleteProtect: false", "credentialsRef: { name: account-a }");
        create("leaving", 1, 1, "bandwidthInMbps: 10", "deleteProtect: true", "credentialsRef: { name: account-a }");
        stage.awaitReady("paused");
        stage.annotate("paused", WellKnownNames.PAUSED_ANNOTATION, "true");
        stage.cloud.console().protect(stage.awaitReady("raised").getStatus().peerConnId(), true);
        String left = stage.awaitReady("leaving").getStatus().peerConnId();
        stage.delete("leaving");
        stage.awaitReason("leaving", "Blocked");
        stage.awaitReason("keys", "SignatureDoesNotMatch");
        stage.awaitReason("foreign", "Conflict");
        stage.awaitReason("raised", "Blocked");
        stage.awaitThat(
                "paused", object -> object.getStatus().findCondition("Paused").isPresent());
        stage.patchSpec("paused", "{\"bandwidthInMbps\":20}");

        // when
        type("paused-", "paused");
        type("stringData", "wrong");
        type("adoptionPolicy", "foreign");
        type("reconcile-requested-at", "raised");
        type("deletionPolicy", "leaving");

        // then
        stage.awaitGone("leaving");
        assertThat(stage.cloud.connection(left)).isPresent();
        stage.awaitReady("keys");
        assertThat(stage.awaitReady("foreign").getStatus())
                .satisfies(status -> assertThat(status.origin()).isEqualTo(Origin.ADOPTED))
                .satisfies(status -> assertThat(status.peerConnId()).isEqualTo(byHand.id()));
        String lifted = stage.awaitReady("raised").getStatus().peerConnId();
        assertThat(stage.cloud.connection(lifted).orElseThrow().deleteProtect()).isFalse();
        assertThat(stage.awaitReady("paused").getStatus().bandwidthInMbps()).isEqualTo(20);
        assertThat(stage.cloud.journal().count(Operation.DELETE)).isZero();
        assertThat(untyped).as("cures of the page that are not tried here").isEmpty();
    }

    private void create(String name, int localVpc, int peerVpc, String... spec) {
        stage.create(
                name, """
                region: bj
                localVpcId: %s
                peerRegion: gz
                peerVpcId: %s
                """.formatted(stage.a().vpcId("bj", localVpc), stage.a().vpcId("gz", peerVpc)), spec);
    }

    /** Types the page's block with this word in it, for the object or Secret of that name. */
    private void type(String word, String name) throws Exception {
        String block = untyped.stream()
                .filter(one -> one.contains(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page has no command with " + word));
        untyped.remove(block);
        Kubectl kubectl = controlPlane.findKubectl().orElseThrow();
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        "-ec",
                        block.replace("NAMESPACE", stage.namespace)
                                .replace(" NAME ", " " + name + " ")
                                .replace("THE_RIGHT_ONE", stage.a().secretAccessKey()))
                .redirectErrorStream(true);
        bash.environment().put("KUBECONFIG", kubectl.kubeconfig().toString());
        bash.environment()
                .put(
                        "KUBECACHEDIR",
                        kubectl.kubeconfig().resolveSibling("kubectl-cache").toString());
        bash.environment().merge("PATH", kubectl.program().getParent().toString(), (path, mine) -> mine + ":" + path);
        Process process = bash.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s\n%s", block, said).isZero();
    }
}
