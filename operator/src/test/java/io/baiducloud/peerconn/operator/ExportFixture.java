package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.ConnectionSketch;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** A simulated account, and {@code export} run on it. */
abstract class ExportFixture {
    final Simulator cloud = Simulator.builder().randomSeed(1).start();
    final Account ours = cloud.account(0);
    final Account theirs = cloud.account(1);
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Map<String, String> environment = new HashMap<>(
            Map.of("PEERCONN_ACCESS_KEY_ID", ours.accessKeyId(), "PEERCONN_SECRET_ACCESS_KEY", ours.secretAccessKey()));

    @AfterEach
    void close() {
        cloud.close();
    }

    void between(Account initiator, String vpcId, Account acceptor, String peerVpcId) {
        add(sketch -> sketch.between(initiator, vpcId, acceptor, peerVpcId));
    }

    void add(UnaryOperator<ConnectionSketch> sketch) {
        cloud.console().add(sketch);
    }

    List<String> exported(String... arguments) {
        assertThat(export(arguments)).as(text(err)).isEqualTo(ExitCode.OK);
        return objects().stream().map(object -> object.getMetadata().getName()).toList();
    }

    ExitCode export(String... arguments) {
        out.reset();
        err.reset();
        List<String> all = new ArrayList<>(List.of("export"));
        cloud.endpoints().forEach((region, endpoint) -> all.add("--endpoint=" + region + "=" + endpoint));
        all.addAll(List.of(arguments));
        return new OperatorMain(
                        environment,
                        print(out),
                        print(err),
                        (config, client, telemetry, lost) -> () -> {},
                        new NoHost())
                .run(all);
    }

    PeerConnection theOne() {
        assertThat(objects()).hasSize(1);
        return objects().getFirst();
    }

    List<PeerConnection> objects() {
        return Stream.of(text(out).split("(?m)^---\n", -1))
                .filter(document -> document.contains("kind: PeerConnection"))
                .map(document -> new KubernetesSerialization().unmarshal(document, PeerConnection.class))
                .toList();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** An export needs no cluster and no logs. */
    private static final class NoHost implements OperatorMain.Host {
        @Override
        public void halt(ExitCode code) {
            throw new AssertionError("halted");
        }

        @Override
        public void onStop(Runnable stop) {
            throw new AssertionError("an export does not wait");
        }

        @Override
        public Config cluster() {
            throw new AssertionError("an export needs no cluster");
        }

        @Override
        public LogSetup logs(OperatorConfig config) {
            throw new AssertionError("an export does not log");
        }
    }
}
