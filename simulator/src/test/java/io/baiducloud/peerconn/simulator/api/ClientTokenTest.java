package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.settings.Operations;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import io.baiducloud.peerconn.simulator.support.Customer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClientTokenTest {
    private static final String CREATE = "/v1/peerconn?clientToken=one";

    @RegisterExtension
    static final SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());

    @Test
    void oneTokenMakesOneConnectionEvenAfterThatIsGone(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = id(customer, CREATE, customer.ownPair(0, "gz", 0));
        // when
        String again = id(customer, CREATE, customer.ownPair(0, "gz", 0));
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
        String afterwards = id(customer, CREATE, customer.ownPair(0, "gz", 0));
        // then
        assertThat(again).isEqualTo(id);
        assertThat(afterwards).isEqualTo(id);
        simulator.journal().assertExactly(Operation.CREATE, Operation.DELETE);
    }

    @Test
    void anotherBodyPathQueryOrRegionIsAMismatch(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = id(customer, CREATE, customer.ownPair(0, "gz", 0));
        assertThat(customer.refused(403, "POST", CREATE, customer.ownPair(1, "gz", 0)))
                .isEqualTo("IdempotentParameterMismatch");
        assertThat(customer.refused(403, "PUT", "/v1/peerconn/" + id + "?accept&clientToken=one", ""))
                .isEqualTo("IdempotentParameterMismatch");
        assertThat(customer.refused(403, "POST", CREATE + "&more=1", customer.ownPair(0, "gz", 0)))
                .isEqualTo("IdempotentParameterMismatch");
        Customer elsewhere = Customer.of(simulator, 0, "gz");
        assertThat(elsewhere.refused(403, "POST", CREATE, elsewhere.ownPair(0, "bj", 1)))
                .isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void theOrderOfParametersMakesNoDifference(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        customer.ok("PUT", "/v1/peerconn/" + id + "?open&role=initiator&clientToken=two", "");
        customer.ok("PUT", "/v1/peerconn/" + id + "?clientToken=two&role=initiator&open=", "");
        simulator.journal().assertExactly(Operation.CREATE, Operation.OPEN_DNS);
    }

    @Test
    void tokensOfTwoAccountsHaveNothingToDoWithEachOther(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Customer other = Customer.of(simulator, 1, "bj");
        assertThat(id(customer, CREATE, customer.ownPair(0, "gz", 0)))
                .isNotEqualTo(id(other, CREATE, other.ownPair(0, "gz", 0)));
    }

    @Test
    void theWindowOfADayIsKeptOpenByUse(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = id(customer, CREATE, customer.ownPair(0, "gz", 0));
        simulator.clock().advance(Duration.ofHours(20));
        assertThat(id(customer, CREATE, customer.ownPair(0, "gz", 0))).isEqualTo(id);
        simulator.clock().advance(Duration.ofHours(20));
        customer.refused(403, "POST", CREATE, customer.ownPair(1, "gz", 0));
        simulator.clock().advance(Duration.ofHours(20));
        // then: 60 hours after the first use, 20 after the last
        assertThat(id(customer, CREATE, customer.ownPair(0, "gz", 0))).isEqualTo(id);
        simulator.clock().advance(Duration.ofHours(25));
        assertThat(customer.refused(409, "POST", CREATE, customer.ownPair(0, "gz", 0)))
                .as("forgotten, so the request is a new one")
                .isEqualTo("PeerConnAlreadyExist");
    }

    @Test
    void aRefusedCallIsNotRememberedUnlessASettingSaysSo(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String first = customer.create(customer.ownPair(0, "gz", 0));
        customer.refused(409, "POST", CREATE, customer.ownPair(0, "gz", 0));
        customer.ok("DELETE", "/v1/peerconn/" + first, "");
        String second = id(customer, CREATE, customer.ownPair(0, "gz", 0));
        // when
        simulator.set(Tokens.REMEMBER_FAILURES, true);
        customer.refused(409, "POST", "/v1/peerconn?clientToken=two", customer.ownPair(0, "gz", 0));
        customer.ok("DELETE", "/v1/peerconn/" + second, "");
        // then
        assertThat(customer.refused(409, "POST", "/v1/peerconn?clientToken=two", customer.ownPair(0, "gz", 0)))
                .isEqualTo("PeerConnAlreadyExist");
    }

    @Test
    void aTokenIsNeededForCreateOnlyAndHasToLookLikeOne(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        assertThat(customer.refused(400, "POST", "/v1/peerconn", customer.ownPair(0, "gz", 0)))
                .isEqualTo("MissingClientToken");
        assertThat(customer.refused(
                        400, "POST", "/v1/peerconn?clientToken=" + "x".repeat(65), customer.ownPair(0, "gz", 0)))
                .isEqualTo("InvalidClientToken");
        String id = id(customer, "/v1/peerconn?clientToken=" + "x".repeat(64), customer.ownPair(0, "gz", 0));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":30}");
        simulator.set(Tokens.REQUIRED, false);
        customer.ok("POST", "/v1/peerconn", customer.ownPair(1, "gz", 0));
    }

    @Test
    void tokensCanBeMadeToMeanNothingForAnOperation(Simulator simulator) {
        simulator.set(Tokens.IGNORED_FOR, Operations.of(Operation.RENEW));
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(Customer.order(
                        customer.account().vpcId("bj", 0), customer.account().vpcId("gz", 0), "gz", "", "")
                .replace(
                        "\"Postpaid\"",
                        "\"Prepaid\",\"reservation\":{\"reservationLength\":1,"
                                + "\"reservationTimeUnit\":\"Month\"}"));
        String renewal = "{\"billing\":{\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}}}";
        customer.ok("PUT", "/v1/peerconn/" + id + "?purchaseReserved&clientToken=r", renewal);
        customer.ok("PUT", "/v1/peerconn/" + id + "?purchaseReserved&clientToken=r", renewal);
        assertThat(simulator.journal().count(Operation.RENEW)).isEqualTo(2);
        assertThat(simulator.charges()).hasSize(3);
    }

    @Test
    void theScopeCanBeNarrowedToARegion(Simulator simulator) {
        simulator.set(Tokens.SCOPE, Tokens.Scope.ACCOUNT_AND_REGION);
        Customer here = Customer.of(simulator, 0, "bj");
        Customer there = Customer.of(simulator, 0, "gz");
        assertThat(id(here, CREATE, here.ownPair(0, "gz", 0)))
                .isNotEqualTo(id(there, CREATE, there.ownPair(1, "bj", 1)));
    }

    private static String id(Customer customer, String target, String body) {
        return customer.json("POST", target, body).get("peerConnId").asText();
    }
}
