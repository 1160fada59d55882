package io.baiducloud.peerconn.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulator as a process. */
class SimulatorMainTest {

    @Test
    void printsOneLineThatTellsScriptsEverything() throws Exception {
        Process process = start("--port", "bj=0,su=0", "--profile", "bare");
        try {
            BufferedReader out = out(process);
            String line = out.readLine();
            assertThat(line).startsWith("READY {");
            JsonNode ready = new ObjectMapper().readTree(line.substring(6));
            assertThat(ready.properties().stream().map(java.util.Map.Entry::getKey))
                    .containsExactly("endpoints", "control", "accounts");
            assertThat(ready.get("endpoints").properties().stream().map(java.util.Map.Entry::getKey))
                    .containsExactly("bj", "su");
            assertThat(ready.get("accounts")).hasSize(2);
            JsonNode account = ready.get("accounts").get(0);
            assertThat(account.properties().stream().map(java.util.Map.Entry::getKey))
                    .containsExactly("accountId", "accessKeyId", "secretAccessKey", "vpcs");
            assertThat(account.get("vpcs").get(0).properties().stream().map(java.util.Map.Entry::getKey))
                    .containsExactly("vpcId", "region");
            Wire control = new Wire(URI.create(ready.get("control").asText()));
            assertThat(control.send("GET /control/v1/clock HTTP/1.1\r\nHost: x\r\n\r\n")
                            .status())
                    .isEqualTo(200);
            // unlike the process's own method this leaves its output readable
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).as("nothing else on stdout").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--profile nice => there is no profile \"nice\"",
                "--set rules.quota=1 => there is no setting \"rules.quota\"",
                "--port bj=70000 => 70000 is no port",
                "--port BJ=0 => \"BJ\" is no region code",
                "--port bj => REGION=PORT",
                "--seed nowhere.yaml => there is no such file",
                "--bind 192.0.2.1 => cannot listen on 192.0.2.1:0",
                "--nonsense => Unknown option"
            })
    void aBadOptionEndsWithTwoAndOneClearMessage(String line) throws Exception {
        String[] parts = line.split("=>", 2);
        Process process = start(parts[0].strip().split(" ", -1));
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(errors).contains(parts[1].strip()).doesNotContain("\tat ");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (Simulator simulator = Simulator.start()) {
            int port = simulator.endpoint("bj").getPort();
            Process process = start("--port", "bj=" + port);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(errors).contains("cannot listen on 127.0.0.1:" + port);
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void aBadSeedIsNamedWithThePlaceThatIsBad(@TempDir Path dir) throws Exception {
        Path seed = dir.resolve("seed.yaml");
        Files.writeString(seed, "accounts:\n  - name: a\n    vpc: []\n");
        Process process = start("--seed", seed.toString());
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(errors).contains(seed + " at accounts[0].vpc: unknown field \"vpc\"");
        assertThat(process.waitFor()).isEqualTo(2);
    }

    @Test
    void listsEverySetting() throws Exception {
        Process process = start("--list-settings");
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(text).contains("timing.creating = 2s").contains("errors.pairExists = 409 PeerConnAlreadyExist");
    }

    private static BufferedReader out(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.language=" + Locale.ROOT.getLanguage(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.baiducloud.peerconn.simulator.SimulatorMain"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).start();
    }
}
