package io.baiducloud.peerconn.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.Acceptor;
import io.baiducloud.peerconn.crd.DeletionPolicy;
import io.baiducloud.peerconn.crd.ManagementPolicy;
import io.baiducloud.peerconn.crd.PaymentTiming;
import io.baiducloud.peerconn.crd.PeerConnection;
import io.baiducloud.peerconn.crd.Role;
import io.baiducloud.peerconn.operator.config.OperatorConfig;
import io.baiducloud.peerconn.operator.ops.LogSetup;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.ConnectionSketch;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Fault;
import io.baiducloud.peerconn.simulator.model.DnsStatus;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Status;
import io.baiducloud.peerconn.simulator.settings.Views;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code export} makes of an account, by the simulated cloud. */
class ExportTest {
    private final Simulator cloud = Simulator.builder().randomSeed(1).start();
    private final Account ours = cloud.account(0);
    private final Account theirs = cloud.account(1);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>(
            Map.of("PEERCONN_ACCESS_KEY_ID", ours.accessKeyId(), "PEERCONN_SECRET_ACCESS_KEY", ours.secretAccessKey()));

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void aConnectionWithinTheAccountIsOneObjectWithBothSides() {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .id("peerconn-orders")
                .bandwidth(50)
                .deleteProtect(true)
                .tag("team", "network")
                .tag("peerconn-operator-owner", "0123456789012345678901234567890123456789")
                .end(
                        io.baiducloud.peerconn.simulator.model.Role.INITIATOR,
                        "orders",
                        "orders: to billing",
                        DnsStatus.OPEN)
                .end(io.baiducloud.peerconn.simulator.model.Role.ACCEPTOR, "billing", "", DnsStatus.CLOSE));

        // when
        var code = export("--region=bj,gz", "--namespace=network", "--credentials-ref=account-a");

        // then
        assertThat(code).as(text(err)).isEqualTo(ExitCode.OK);
        assertThat(text(out)).isEqualTo("""
                ---
                # peerconn-orders, active: initiated by us, both sides are this account's
                # carries the tag of an operator: another PeerConnection object may manage it
                apiVersion: vpc.baiducloud.io/v1alpha1
                kind: PeerConnection
                metadata:
                  name: peerconn-orders
                  namespace: network
                spec:
                  region: bj
                  localVpcId: %s
                  peerVpcId: %s
                  peerRegion: gz
                  bandwidthInMbps: 50
                  description: "orders: to billing"
                  localIfName: orders
                  dnsSync: true
                  deleteProtect: true
                  tags:
                    team: network
                  peerConnId: peerconn-orders
                  managementPolicy: ObserveOnly
                  deletionPolicy: Retain
                  credentialsRef:
                    name: account-a
                  acceptor:
                    dnsSync: false
                    localIfName: billing
                """.formatted(ours.vpcId("bj", 0), ours.vpcId("gz", 0)));
        assertThat(text(err)).isEqualTo("peerconn-operator: export: 1 connection written.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bj", "gz", "bj,gz"})
    void theObjectStandsOnTheInitiatorsSideWhicheverRegionIsAskedFor(String regions) {
        // given
        between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0));

        // when
        export("--region=" + regions);

        // then
        var spec = theOne().getSpec();
        assertThat(spec.region()).isEqualTo("bj");
        assertThat(spec.role()).isNull();
        assertThat(spec.peerAccountId()).isNull();
        assertThat(spec.acceptor()).isEqualTo(new Acceptor(null, false, null, null));
    }

    @ParameterizedTest
    @EnumSource(Views.SameRegionRows.class)
    void withinOneRegionItIsOneObjectHoweverManyRowsTheListHas(Views.SameRegionRows rows) {
        // given
        cloud.set(Views.SAME_REGION_ROWS, rows);
        between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("bj", 1));

        // when
        export("--region=bj");

        // then
        assertThat(theOne().getSpec().peerAccountId()).isNull();
        assertThat(theOne().getSpec().localVpcId()).isEqualTo(ours.vpcId("bj", 0));
    }

    @ParameterizedTest
    @EnumSource(Views.ForeignSide.class)
    void namesTheOtherAccountAndItsOwnSideOnly(Views.ForeignSide foreign) {
        // given
        cloud.set(Views.FOREIGN_SIDE, foreign);
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), theirs, theirs.vpcId("gz", 0))
                .id("peerconn-out")
                .end(
                        io.baiducloud.peerconn.simulator.model.Role.ACCEPTOR,
                        "their name",
                        "their words",
                        DnsStatus.OPEN));
        add(sketch -> sketch.between(theirs, theirs.vpcId("gz", 0), ours, ours.vpcId("bj", 1))
                .id("peerconn-in"));

        // when
        export("--region=bj");

        // then
        assertThat(objects()).hasSize(2);
        var in = objects().getFirst().getSpec();
        assertThat(in.role()).isEqualTo(Role.ACCEPTOR);
        assertThat(in.region()).isEqualTo("bj");
        assertThat(in.peerRegion()).isEqualTo("gz");
        assertThat(in.peerAccountId()).isEqualTo(theirs.accountId());
        assertThat(in.peerConnId()).isNull();
        assertThat(in.bandwidthInMbps()).isNull();
        assertThat(in.managementPolicy()).isEqualTo(ManagementPolicy.OBSERVE_ONLY);
        var out = objects().getLast().getSpec();
        assertThat(out.role()).isNull();
        assertThat(out.peerAccountId()).isEqualTo(theirs.accountId());
        assertThat(out.peerConnId()).isEqualTo("peerconn-out");
        assertThat(out.acceptor()).isNull();
        assertThat(out.deletionPolicy()).isEqualTo(DeletionPolicy.RETAIN);
    }

    @Test
    void aRequestThatWaitsSaysHowItIsApproved() {
        // given
        add(sketch -> sketch.between(theirs, theirs.vpcId("gz", 0), ours, ours.vpcId("bj", 1))
                .id("peerconn-in")
                .status(Status.CONSULTING));

        // when
        export("--region=bj");

        // then
        assertThat(text(out)).contains("approvedPeerConnId: peerconn-in with managementPolicy: Full accepts it");
        assertThat(theOne().getSpec().approvedPeerConnId()).isNull();
    }

    @Test
    void aPrepaidConnectionIsDeclaredAsPrepaid() {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .prepaidFor(Duration.ofDays(40)));

        // when
        export("--region=bj");

        // then
        assertThat(theOne().getSpec().billing().paymentTiming()).isEqualTo(PaymentTiming.PREPAID);
        assertThat(theOne().getSpec().billing().reservation()).isNull();
        assertThat(text(out)).contains("# paid for until 2");
    }

    @Test
    void whatListsDoNotShowIsReadInDetail() {
        // given
        cloud.set(Views.LIST_TAGS, false);
        cloud.set(Views.LIST_PROTECTION, false);
        cloud.set(Views.DETAIL_VPC_IDS, Views.VpcIdForm.UUID);
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .deleteProtect(true)
                .tag("team", "network"));

        // when
        export("--region=bj", "--tag=team=network");

        // then
        var spec = theOne().getSpec();
        assertThat(spec.tags()).containsExactly(Map.entry("team", "network"));
        assertThat(spec.deleteProtect()).isTrue();
        assertThat(spec.localVpcId()).isEqualTo(ours.vpcId("bj", 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"CONSULT_FAILED", "DELETING"})
    void whatCannotBeTakenOverIsSkippedWithTheReason(Status status) {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), theirs, theirs.vpcId("gz", 0))
                .id("peerconn-failed")
                .status(status));

        // when
        var code = export("--region=bj");

        // then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(text(out).lines())
                .singleElement()
                .asString()
                .startsWith("# skipped peerconn-failed: it")
                .contains(status.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(text(err)).contains("0 connections written, 1 connection skipped");
    }

    @Test
    void saysOfWhichConnectionsItCannotTellWhoseTheOtherSideIs() {
        // given
        between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0));
        cloud.faults()
                .add(Fault.of(new Effect.ErrorStatus(403, "AccessDenied", "no", Optional.empty()))
                        .inRegion("gz"));

        // when
        var code = export("--region=bj");

        // then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("# skipped peerconn-", "region gz", "cannot be told");
    }

    @Test
    void exportsOnlyTheVpcsAndTagsAskedFor() {
        // given
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .id("peerconn-one")
                .tag("team", "network")
                .tag("note", "a, b=c"));
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 1), ours, ours.vpcId("gz", 0))
                .id("peerconn-two")
                .tag("team", "network"));
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 2), ours, ours.vpcId("gz", 1))
                .id("peerconn-three"));

        // when / then
        assertThat(exported("--region=bj", "--tag=team=network")).containsExactly("peerconn-one", "peerconn-two");
        assertThat(exported("--region=bj", "--tag=team=network", "--tag", "note=a, b=c"))
                .containsExactly("peerconn-one");
        assertThat(exported("--region=bj", "--vpc-id=" + ours.vpcId("gz", 1))).containsExactly("peerconn-three");
        assertThat(exported("--region=bj", "--vpc-id=" + ours.vpcId("bj", 0) + "," + ours.vpcId("bj", 1)))
                .containsExactly("peerconn-one", "peerconn-two");
        assertThat(exported("--region=bj", "--tag=team=nobody")).isEmpty();
    }

    @Test
    void everyTextOfTheCloudSurvivesTheYaml() {
        // given
        var texts = List.of(
                "on",
                "No",
                "null",
                "~",
                "0123",
                "1e3",
                "1.0",
                "2026-01-01",
                "- a",
                "a: b",
                "# a",
                "'a'",
                "\"a\"",
                "对等连接",
                "a\u2028b\u0085c\ufeff",
                "{a}",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                " padded ",
                "line\nbreak\ttab",
                "12:30:45",
                "<<",
                "=",
                "a #b",
                "\\",
                "🙂");
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            var id = "peerconn-%02d".formatted(i);
            add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                    .id(id)
                    .tag("key " + text, text)
                    .end(io.baiducloud.peerconn.simulator.model.Role.INITIATOR, "", text, DnsStatus.CLOSE));
        }

        // when
        export("--region=bj");

        // then
        assertThat(objects())
                .extracting(object -> object.getSpec().description())
                .containsExactlyElementsOf(texts);
        assertThat(objects())
                .extracting(object -> object.getSpec().tags())
                .containsExactlyElementsOf(
                        texts.stream().map(text -> Map.of("key " + text, text)).toList());
    }

    @Test
    void anIdThatIsNoNameGetsOneThatMeetsNoOther() {
        // given
        for (var id : List.of("peerconn-AB", "peerconn-ab", "peerconn-Ab")) {
            add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                    .id(id));
        }

        // when
        export("--region=bj");
        var names =
                objects().stream().map(object -> object.getMetadata().getName()).toList();
        var first = text(out);
        export("--region=bj");

        // then
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("peerconn-ab")
                .allMatch(name -> name.matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?"));
        assertThat(text(out)).isEqualTo(first);
    }

    @Test
    void writesAFileForEachObjectAndReplacesNone(@TempDir Path dir) throws IOException {
        // given
        var folder = dir.resolve("network/prod");
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0))
                .id("peerconn-one"));
        add(sketch -> sketch.between(ours, ours.vpcId("bj", 1), ours, ours.vpcId("gz", 0))
                .id("peerconn-two")
                .status(Status.DELETING));

        // when
        var code = export("--region=bj", "--output-dir=" + folder);

        // then
        assertThat(code).as(text(err)).isEqualTo(ExitCode.OK);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("1 connection written to " + folder + ", 1 connection skipped");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .map(Path::toString)
                    .containsExactlyInAnyOrder("peerconn-one.yaml", "SKIPPED.txt");
        }
        assertThat(Files.readString(folder.resolve("SKIPPED.txt"))).contains("peerconn-two");

        // when
        Files.writeString(folder.resolve("peerconn-one.yaml"), "edited");
        var again = export("--region=bj", "--output-dir=" + folder);

        // then
        assertThat(again).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("SKIPPED.txt and 1 more of the files already", "nothing was written");
        assertThat(folder.resolve("peerconn-one.yaml")).hasContent("edited");
    }

    @Test
    void saysThatTheFolderCannotBeMade(@TempDir Path dir) throws IOException {
        // given
        var file = Files.writeString(dir.resolve("file"), "x");

        // when / then
        assertThat(export("--region=bj", "--output-dir=" + file.resolve("folder")))
                .isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).startsWith("peerconn-operator: --output-dir (PEERCONN_OUTPUT_DIR): " + file);
        assertThat(text(err).lines()).hasSize(1);
    }

    @Test
    void saysEverythingThatIsMissing() {
        // given
        environment.clear();

        // when
        var code = export("--vpc-id=x", "--tag=team");

        // then
        assertThat(code).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("PEERCONN_ACCESS_KEY_ID: is needed"))
                .anyMatch(line -> line.contains("PEERCONN_SECRET_ACCESS_KEY: is needed"))
                .anyMatch(line -> line.contains("--tag (PEERCONN_TAG)") && line.contains("not KEY=VALUE"))
                .anyMatch(line -> line.contains("--region (PEERCONN_REGION): is needed"));
    }

    @Test
    void saysThatTheKeysAreWrongWithoutShowingThem() {
        // given
        environment.put("PEERCONN_SECRET_ACCESS_KEY", "wrong-secret-access-key");

        // when / then
        assertThat(export("--region=bj")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .contains("rejects the keys", "SignatureDoesNotMatch", "check PEERCONN_ACCESS_KEY_ID")
                .doesNotContain("wrong-secret-access-key", ours.secretAccessKey());
        assertThat(text(out)).isEmpty();
    }

    @Test
    void refusesKeysThatCannotBeKeysWithoutShowingThem() {
        // given
        environment.put("PEERCONN_SECRET_ACCESS_KEY", "with a blank");

        // when / then
        assertThat(export("--region=bj")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("secretAccessKey").doesNotContain("with a blank");
    }

    @Test
    void saysThatTheKeysMayNotList() {
        // given
        cloud.faults().add(Fault.of(new Effect.ErrorStatus(403, "AccessDenied", "no", Optional.empty())));

        // when / then
        assertThat(export("--region=bj")).isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(text(err)).contains("may not list peer connections in region bj");
    }

    @Test
    void saysThatARegionCannotBeReachedOrIsNotKnown() throws IOException {
        // given
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }

        // when / then
        assertThat(export("--region=su", "--endpoint=su=http://127.0.0.1:" + nobody))
                .isEqualTo(ExitCode.API_SERVER_UNREACHABLE);
        assertThat(text(err)).contains("region su cannot be listed at http://127.0.0.1:" + nobody);
        assertThat(export("--region=xx", "--endpoint=xx=http://127.0.0.1:" + nobody))
                .isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("check the region code (known are bd, bj,");
        assertThat(export("--region=Not_A_Region")).isEqualTo(ExitCode.BAD_SETTINGS);
        assertThat(text(err)).contains("is not a region code");
    }

    @Test
    void readsPageByPageAndChangesNothing() {
        // given
        cloud.faults().add(Fault.of(new Effect.PageCap(2)));
        for (var i = 0; i < 5; i++) {
            between(ours, ours.vpcId("bj", 0), ours, ours.vpcId("gz", 0));
        }

        // when
        export("--region=bj");

        // then
        assertThat(objects()).hasSize(5);
        cloud.journal().assertNothing();
        assertThat(cloud.requests().entries())
                .as("lists of both regions, and no detail where lists show all")
                .hasSize(6)
                .allMatch(request -> request.operation() == Operation.LIST);
    }

    @Test
    void helpsWithItsOwnOptions() {
        // when / then
        assertThat(export("--help")).isEqualTo(ExitCode.OK);
        assertThat(text(out))
                .contains("--output-dir", "--credentials-ref", "PEERCONN_SECRET_ACCESS_KEY")
                .doesNotContain("--leader-elect");
    }

    private void between(Account initiator, String vpcId, Account acceptor, String peerVpcId) {
        add(sketch -> sketch.between(initiator, vpcId, acceptor, peerVpcId));
    }

    private void add(UnaryOperator<ConnectionSketch> sketch) {
        cloud.console().add(sketch);
    }

    private List<String> exported(String... arguments) {
        assertThat(export(arguments)).as(text(err)).isEqualTo(ExitCode.OK);
        return objects().stream().map(object -> object.getMetadata().getName()).toList();
    }

    private ExitCode export(String... arguments) {
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

    private PeerConnection theOne() {
        assertThat(objects()).hasSize(1);
        return objects().getFirst();
    }

    private List<PeerConnection> objects() {
        return Stream.of(text(out).split("(?m)^---\n", -1))
                .filter(document -> document.contains("kind: PeerConnection"))
                .map(document -> new KubernetesSerialization().unmarshal(document, PeerConnection.class))
                .toList();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
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
