package io.baiducloud.peerconn.simulator.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.support.Customer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
    private static final String SEED = """
        profile: bare
        settings:
          rules.quotaPerVpc: 99
          timing.creating: 0s
        accounts:
          - name: alice
            accountId: 11111111111111111111111111111111
            accessKeyId: alice-key
            secretAccessKey: alice-secret
            vpcs:
              - { vpcId: vpc-left, region: bj }
              - { vpcId: vpc-relay, region: bj, relay: true }
          - accountId: 22222222222222222222222222222222
            vpcs:
              - { vpcId: vpc-right, region: gz }
        connections:
          - peerConnId: peerconn-seeded00001
            initiator: { vpcId: vpc-left, ifName: left, dnsStatus: open }
            acceptor: { vpcId: vpc-right, description: from alice }
            status: consulting
            bandwidthInMbps: 40
            age: 6d
            deleteProtect: true
            tags: { team: network }
        """;

    @Test
    void aSeedFillsTheCloud() {
        try (Simulator simulator =
                Simulator.builder().seed(Seed.parse("test", SEED)).start()) {
            Customer alice = Customer.of(simulator, 0, "bj");
            assertThat(alice.account().accessKeyId()).isEqualTo("alice-key");
            JsonNode detail = alice.detail("peerconn-seeded00001", "initiator");
            assertThat(detail.get("status").asText()).isEqualTo("consulting");
            assertThat(detail.get("bandwithInMbp").asText()).isEqualTo("40");
            assertThat(detail.get("localIfName").asText()).isEqualTo("left");
            assertThat(simulator.settings().get(Rules.QUOTA_PER_VPC)).isEqualTo(99);
            simulator.clock().advance(java.time.Duration.ofDays(1));
            assertThat(alice.detail("peerconn-seeded00001", "initiator")
                            .get("status")
                            .asText())
                    .isEqualTo("consult_failed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acounts: []  => unknown field \"acounts\"",
                "accounts: [{vpcs: [{vpcid: v, region: bj}]}] => unknown field \"vpcid\"; known here are region,"
                        + " relay, vpcId",
                "accounts: [{vpcs: [{vpcId: v}]}] => accounts[0].vpcs[0].region is missing",
                "accounts: [{accountId: short}] => accounts[0].accountId: \"short\" does not look like one",
                "accounts: [{vpcs: [{vpcId: v, region: bj},{vpcId: v, region: gz}]}] => v is there twice",
                "accounts: 3 => seed test at accounts: a list is expected here",
                "accounts: [ => line 1, column 12",
                "settings: {rules.quota: 3} => there is no setting \"rules.quota\"; did you mean rules.quotaPerVpc?",
                "settings: {timing.creating: soon} => setting timing.creating: \"soon\" is no value",
                "profile: nice => there is no profile \"nice\"; known are documented, bare, scrambled, hostile",
                "connections: [{initiator: {vpcId: a}}] => connections[0].acceptor is missing",
                "connections: [{initiator: {vpcId: a}, acceptor: {vpcId: b}}] => no account above has a vpc a",
                "{accounts: [{vpcs: [{vpcId: v, region: bj},{vpcId: w, region: bj}]}], connections: [{initiator:"
                        + " {vpcId: v}, acceptor: {vpcId: w}, status: odd}]} => connections[0].status: there is no status"
                        + " \"odd\"",
            })
    void saysWhatIsWrongAndWhere(String line) {
        String[] parts = line.split("=>", 2);
        assertThatThrownBy(() -> Simulator.builder()
                        .seed(Seed.parse("test", parts[0].strip()))
                        .start())
                .isInstanceOf(BadSeedException.class)
                .hasMessageContaining(parts[1].strip())
                .hasMessageStartingWith("seed test");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThatThrownBy(() -> Seed.read(Path.of("nowhere.yaml")))
                .hasMessage("seed nowhere.yaml: there is no such file");
    }

    @Test
    void aSeedMayBeLong() {
        StringBuilder seed = new StringBuilder("accounts:\n");
        String comment = "# " + "x".repeat(1000) + "\n";
        for (int i = 0; i < 4000; i++) {
            seed.append(comment);
        }
        try (Simulator simulator = Simulator.builder()
                .seed(Seed.parse("test", seed + "  - accessKeyId: last\n"))
                .start()) {
            assertThat(simulator.account(0).accessKeyId()).isEqualTo("last");
        }
    }
}
