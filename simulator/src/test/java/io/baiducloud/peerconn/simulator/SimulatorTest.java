package io.baiducloud.peerconn.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.TestClock;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void startsInOneLineWithTwoCustomersAndFivenetworksEach() {
        try (Simulator simulator = Simulator.start()) {
            assertThat(simulator.endpoints().keySet()).containsExactly("bj", "gz");
            assertThat(simulator.accounts()).hasSize(2).allSatisfy(account -> {
                assertThat(account.vpcs("bj")).hasSize(3);
                assertThat(account.vpcs("gz")).hasSize(2);
            });
        }
    }

    @Test
    void aConnectionWithinOneAccountGoesThroughCreatingAndStartingToActive() {
        TestClock clock = new TestClock();
        try (Simulator simulator = Simulator.builder().clock(clock).start()) {
            // given
            Customer customer = Customer.of(simulator, 0, "bj");
            String id = customer.create(customer.ownPair(0, "gz", 0));
            assertThat(status(customer, id)).isEqualTo("creating");
            // when
            clock.pass(Duration.ofSeconds(2));
            assertThat(status(customer, id)).isEqualTo("starting");
            clock.pass(Duration.ofSeconds(1));
            // then
            JsonNode detail = customer.detail(id, "initiator");
            assertThat(detail.get("status").asText()).isEqualTo("active");
            assertThat(detail.get("bandwidthInMbps").asInt()).isEqualTo(20);
            assertThat(Customer.of(simulator, 0, "gz").detail(id, "acceptor").get("peerVpcId"))
                    .isEqualTo(detail.get("localVpcId"));
            simulator.journal().assertExactly(Operation.CREATE);
            assertThat(simulator.requests().count(Operation.DETAIL)).isEqualTo(4);
        }
    }

    @Test
    void anotherAccountHasToAcceptWithinSevenDays() {
        TestClock clock = new TestClock();
        try (Simulator simulator = Simulator.builder().clock(clock).start()) {
            // given
            Customer requester = Customer.of(simulator, 0, "bj");
            Customer other = Customer.of(simulator, 1, "gz");
            String order = Customer.order(
                    requester.account().vpcId("bj", 0),
                    other.account().vpcId("gz", 0),
                    "gz",
                    other.account().accountId(),
                    "");
            String id = requester.create(order);
            clock.pass(Duration.ofSeconds(2));
            assertThat(status(requester, id)).isEqualTo("consulting");
            // when
            clock.pass(Duration.ofDays(7));
            // then
            assertThat(status(requester, id)).isEqualTo("consult_failed");
            assertThat(requester.refused(409, "POST", "/v1/peerconn?clientToken=again", order))
                    .isEqualTo("PeerConnAlreadyExist");
            requester.ok("DELETE", "/v1/peerconn/" + id, "");
            clock.pass(Duration.ofSeconds(2));
            Wire.Answer gone = requester.call("GET", "/v1/peerconn/" + id + "?role=initiator", "");
            assertThat(gone.status()).isEqualTo(200);
            assertThat(gone.body()).isEmpty();
            assertThat(gone.header("Content-Length")).hasValue("0");
            assertThat(gone.header("x-bce-request-id")).isPresent();
        }
    }

    @Test
    void refusesASecretThatIsNotTheKeysOwn() {
        try (Simulator simulator = Simulator.start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            Customer thief = customer.with(
                    new io.baiducloud.peerconn.simulator.support.Signer(
                            customer.account().accessKeyId(), "guessed"),
                    java.util.Map.of());
            assertThat(thief.refused(400, "GET", "/v1/peerconn", "")).isEqualTo("SignatureDoesNotMatch");
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (Simulator simulator = Simulator.start()) {
            int port = simulator.endpoint("bj").getPort();
            assertThatThrownBy(() -> Simulator.builder().port("bj", port).start())
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    private static String status(Customer customer, String id) {
        return customer.detail(id, "initiator").get("status").asText();
    }
}
