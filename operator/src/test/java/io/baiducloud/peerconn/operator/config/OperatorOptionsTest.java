package io.baiducloud.peerconn.operator.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.crd.ManagementPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorOptionsTest {

    @Test
    void knowsEveryOptionOfTheContractWithItsVariable() {
        // when
        var pairs = RunOptions.all().stream().map(option -> option.flag() + " " + option.environment());

        // then: the list is written out by hand, since people and charts have written these names down too
        assertThat(pairs)
                .containsExactlyInAnyOrder(
                        "--cluster-id PEERCONN_CLUSTER_ID",
                        "--previous-cluster-ids PEERCONN_PREVIOUS_CLUSTER_IDS",
                        "--watch-namespaces PEERCONN_WATCH_NAMESPACES",
                        "--selector PEERCONN_SELECTOR",
                        "--management-policy PEERCONN_MANAGEMENT_POLICY",
                        "--default-credentials-secret PEERCONN_DEFAULT_CREDENTIALS_SECRET",
                        "--default-credentials-namespaces PEERCONN_DEFAULT_CREDENTIALS_NAMESPACES",
                        "--default-credentials-adoption-namespaces PEERCONN_DEFAULT_CREDENTIALS_ADOPTION_NAMESPACES",
                        "--secret-namespaces PEERCONN_SECRET_NAMESPACES",
                        "--namespace PEERCONN_NAMESPACE",
                        "--shard PEERCONN_SHARD",
                        "--endpoint PEERCONN_ENDPOINT",
                        "--poll-interval PEERCONN_POLL_INTERVAL",
                        "--detail-interval PEERCONN_DETAIL_INTERVAL",
                        "--visibility-grace PEERCONN_VISIBILITY_GRACE",
                        "--settle-window PEERCONN_SETTLE_WINDOW",
                        "--cloud-time-zone PEERCONN_CLOUD_TIME_ZONE",
                        "--read-rate PEERCONN_READ_RATE",
                        "--write-rate PEERCONN_WRITE_RATE",
                        "--burst PEERCONN_BURST",
                        "--threads PEERCONN_THREADS",
                        "--max-releases-per-hour PEERCONN_MAX_RELEASES_PER_HOUR",
                        "--proxy PEERCONN_PROXY",
                        "--ca-file PEERCONN_CA_FILE",
                        "--leader-elect PEERCONN_LEADER_ELECT",
                        "--log-format PEERCONN_LOG_FORMAT",
                        "--log-level PEERCONN_LOG_LEVEL",
                        "--port PEERCONN_PORT");
    }

    @Test
    void hasTheDefaultsOfTheContract() {
        // when
        var config = config();

        // then
        assertThat(config)
                .isEqualTo(new OperatorConfig(
                        Optional.empty(),
                        Set.of(),
                        NamespaceSelection.all(),
                        Optional.empty(),
                        ManagementPolicy.FULL,
                        Optional.empty(),
                        NamespaceSelection.all(),
                        NamespaceSelection.of(List.of()),
                        NamespaceSelection.of(List.of("own")),
                        "own",
                        Optional.empty(),
                        Map.of(),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        ZoneId.of("Asia/Shanghai"),
                        10,
                        10,
                        20,
                        16,
                        10,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        LogFormat.TEXT,
                        LogLevel.INFO,
                        8080));
    }

    @Test
    void readsEveryFlag(@TempDir Path dir) throws Exception {
        // given
        var ca = Files.writeString(dir.resolve("ca.pem"), anyAuthority());

        // when
        var config = config(
                "run",
                "--cluster-id=blue",
                "--previous-cluster-ids=green,red",
                "--watch-namespaces=a,b",
                "--selector",
                "team=network,tier in (gold, silver),!test",
                "--management-policy=observeonly",
                "--default-credentials-secret=ops/keys",
                "--default-credentials-namespaces=a",
                "--default-credentials-adoption-namespaces=b",
                "--secret-namespaces=*",
                "--namespace=ops",
                "--shard=one",
                "--endpoint=bj=http://127.0.0.1:1",
                "--endpoint=gz=https://gz.example,su=http://su.example:8080/",
                "--poll-interval=1m30s",
                "--detail-interval=1h",
                "--visibility-grace=0s",
                "--settle-window=500ms",
                "--cloud-time-zone=UTC",
                "--read-rate=1",
                "--write-rate=2",
                "--burst=3",
                "--threads=4",
                "--max-releases-per-hour=0",
                "--proxy=http://proxy.example:3128",
                "--ca-file=" + ca,
                "--leader-elect",
                "--log-format=JSON",
                "--log-level=debug",
                "--port=0");

        // then
        assertThat(config)
                .isEqualTo(new OperatorConfig(
                        Optional.of("blue"),
                        Set.of("green", "red"),
                        NamespaceSelection.of(List.of("a", "b")),
                        Optional.of("team=network,tier in (gold, silver),!test"),
                        ManagementPolicy.OBSERVE_ONLY,
                        Optional.of(new SecretName("ops", "keys")),
                        NamespaceSelection.of(List.of("a")),
                        NamespaceSelection.of(List.of("b")),
                        NamespaceSelection.all(),
                        "ops",
                        Optional.of("one"),
                        Map.of(
                                "bj", URI.create("http://127.0.0.1:1"),
                                "gz", URI.create("https://gz.example"),
                                "su", URI.create("http://su.example:8080/")),
                        Duration.ofSeconds(90),
                        Duration.ofHours(1),
                        Duration.ZERO,
                        Duration.ofMillis(500),
                        ZoneId.of("UTC"),
                        1,
                        2,
                        3,
                        4,
                        0,
                        Optional.of(URI.create("http://proxy.example:3128")),
                        Optional.of(ca),
                        true,
                        LogFormat.JSON,
                        LogLevel.DEBUG,
                        0));
    }

    @Test
    void takesTheVariableAndLetsTheFlagWin() {
        // given
        var environment =
                Map.of("PEERCONN_POLL_INTERVAL", "5m", "PEERCONN_THREADS", "3", "PEERCONN_LEADER_ELECT", "true");

        // when
        var config = config(environment, "--threads=5");

        // then
        assertThat(config.pollInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.threads()).isEqualTo(5);
        assertThat(config.leaderElect()).isTrue();
    }

    @Test
    void takesAnEmptyVariableAsNotSet() {
        // when
        var config = config(Map.of("PEERCONN_SHARD", "", "PEERCONN_POLL_INTERVAL", ""));

        // then
        assertThat(config.shard()).isEmpty();
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({
        "--leader-elect,true",
        "--leader-elect=true,true",
        "--leader-elect=false,false",
        "--leader-elect=FALSE,false"
    })
    void takesSwitchesInEveryForm(String argument, boolean expected) {
        // when / then
        assertThat(config(argument).leaderElect()).isEqualTo(expected);
    }

    @Test
    void letsASwitchTurnOffWhatTheVariableTurnsOn() {
        // when / then
        assertThat(config(Map.of("PEERCONN_LEADER_ELECT", "true"), "--leader-elect=false")
                        .leaderElect())
                .isFalse();
    }

    @Test
    void keepsFlagsThatStandBeforeTheSubcommand() {
        // when / then
        assertThat(config("--threads=5", "run").threads()).isEqualTo(5);
    }

    @Test
    void reportsEveryBadSettingAtOnceWithBothNamesAndWhatIsAccepted() {
        // given
        var environment = Map.of("PEERCONN_LOG_LEVEL", "loud");

        // when
        var problems = refused(environment, "--poll-interval=60x", "--threads", "0", "--endpoint=bj", "--pol=3");

        // then
        assertThat(problems.stream().map(BadSetting::toString))
                .containsExactlyInAnyOrder(
                        "--pol=3: is not known; --help shows every option and subcommand",
                        "--poll-interval (PEERCONN_POLL_INTERVAL): the value \"60x\" is not a duration; accepted: a number and a unit,"
                                + " such as 60s, 5m or 1h, from 1s to 1d",
                        "--threads (PEERCONN_THREADS): the value \"0\" is too small; accepted: a whole number from 1 to 256",
                        "--endpoint (PEERCONN_ENDPOINT): the value \"bj\" has \"bj\", which is not REGION=URL; accepted: REGION=URL,"
                                + " such as bj=https://bcc.bj.baidubce.com",
                        "--log-level (PEERCONN_LOG_LEVEL): the value \"loud\" is none of the accepted words; accepted: trace, debug,"
                                + " info, warn or error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--poll-interval=999ms",
                "--poll-interval=25h",
                "--poll-interval=-1s",
                "--poll-interval=",
                "--cluster-id=a b",
                "--watch-namespaces=A",
                "--watch-namespaces=a,*",
                "--selector=team=(",
                "--management-policy=ReadOnly",
                "--default-credentials-secret=keys",
                "--default-credentials-secret=a/b/c",
                "--secret-namespaces=a b",
                "--namespace=UPPER",
                "--shard=a_b",
                "--endpoint=bj=ftp://x",
                "--endpoint=bj=http://x/v1",
                "--endpoint=bj=http://user:secret@x",
                "--endpoint=BJ=http://x",
                "--endpoint==http://x",
                "--cloud-time-zone=Peking",
                "--read-rate=fast",
                "--burst=1.5",
                "--max-releases-per-hour=-1",
                "--proxy=https://p:1",
                "--proxy=http://p",
                "--ca-file=/nowhere/ca.pem",
                "--leader-elect=yes",
                "--log-format=xml",
                "--log-level=verbose",
                "--port=65536",
                "--port=tcp://10.0.0.1:80"
            })
    void refuses(String argument) {
        // when / then
        assertThat(refused(Map.of(), argument))
                .hasSize(1)
                .first()
                .satisfies(problem ->
                        assertThat(problem.setting()).startsWith(argument.substring(0, argument.indexOf('='))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"})
    void refusesAFileOfAuthoritiesThatHoldsNone(String content, @TempDir Path dir) throws Exception {
        // given
        var file = Files.writeString(dir.resolve("ca.pem"), content);

        // when / then
        assertThat(refused(Map.of(), "--ca-file=" + file))
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("without a certificate in PEM format"));
    }

    private static String anyAuthority() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var certificate = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void refusesAFlagWithoutItsValue() {
        // when / then
        assertThat(refused(Map.of(), "--threads").getFirst().problem()).contains("--threads");
    }

    @Test
    void refusesAnUnknownSubcommand() {
        // when / then
        assertThat(refused(Map.of(), "walk").getFirst().setting()).isEqualTo("walk");
    }

    @Test
    void knowsTheOtherInvocations() {
        // when / then
        assertThat(parse(Map.of(), "version")).isInstanceOf(Invocation.Version.class);
        assertThat(parse(Map.of(), "check", "--threads=3"))
                .isInstanceOfSatisfying(
                        Invocation.Check.class,
                        check -> assertThat(check.config().threads()).isEqualTo(3));
        assertThat(parse(Map.of(), "check", "--threads=0")).isInstanceOf(Invocation.Refused.class);
        assertThat(parse(Map.of(), "--help")).isInstanceOfSatisfying(Invocation.Help.class, help -> {
            assertThat(help.text()).contains("run", "version", "PEERCONN_X_Y");
            RunOptions.all().forEach(option -> assertThat(help.text()).contains(option.flag()));
        });
        assertThat(parse(Map.of(), "run", "--help")).isInstanceOf(Invocation.Help.class);
    }

    private static OperatorConfig config(String... arguments) {
        return config(Map.of(), arguments);
    }

    private static OperatorConfig config(Map<String, String> environment, String... arguments) {
        var invocation = parse(environment, arguments);
        assertThat(invocation).isInstanceOf(Invocation.Run.class);
        return ((Invocation.Run) invocation).config();
    }

    private static List<BadSetting> refused(Map<String, String> environment, String... arguments) {
        var invocation = parse(environment, arguments);
        assertThat(invocation).isInstanceOf(Invocation.Refused.class);
        return ((Invocation.Refused) invocation).problems();
    }

    private static Invocation parse(Map<String, String> environment, String... arguments) {
        return new OperatorOptions(environment, () -> "own").parse(List.of(arguments));
    }
}
