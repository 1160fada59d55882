package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.support.Customer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationRulesTest {
    private static final String CREATE = "/v1/peerconn?clientToken=t";

    @RegisterExtension
    static final SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        "bandwidthInMbps":20,      |                                | 400 | InappropriateJSON
        "bandwidthInMbps":20       | "bandwidthInMbps":"20"         | 400 | InappropriateJSON
        "bandwidthInMbps":20       | "bandwidthInMbps":0            | 400 | PeerConnBandwidthInvalid
        "bandwidthInMbps":20       | "bandwidthInMbps":10001        | 400 | PeerConnBandwidthInvalid
        "paymentTiming":"Postpaid" | "paymentTiming":"Sometime"     | 400 | InappropriateJSON
        "paymentTiming":"Postpaid" | "other":"x"                    | 400 | InappropriateJSON
        "peerRegion":"gz",         |                                | 400 | InappropriateJSON
        "peerRegion":"gz"          | "peerRegion":"bj"              | 404 | NoSuchVpc
        "peerRegion":"gz"          | "peerRegion":"moon"            | 404 | NoSuchVpc
        "paymentTiming":"Postpaid" | "paymentTiming":"Prepaid"      | 400 | InappropriateJSON
        "paymentTiming":"Postpaid" | "paymentTiming":"Prepaid","reservation":{"reservationLength":10,"reservationTimeUnit":"month"} | 400 | PeerConnReservationInvalid
        "paymentTiming":"Postpaid" | "paymentTiming":"Prepaid","reservation":{"reservationLength":1,"reservationTimeUnit":"year"} | 400 | PeerConnReservationInvalid
        "peerRegion":"gz"          | "peerRegion":"gz","peerAccountId":"ffffffffffffffffffffffffffffffff" | 404 | NoSuchObject
        "peerRegion":"gz"          | "peerRegion":"gz","tags":[{"tagValue":"v"}] | 400 | InappropriateJSON
        "peerRegion":"gz"          | "peerRegion":"gz","deleteProtect":"yes"     | 400 | InappropriateJSON
        """)
    void aFieldThatIsMissingOrMakesNoSenseIsRefused(
            String find, String replace, int status, String code, Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String body = customer.ownPair(0, "gz", 0).replace(find, replace == null ? "" : replace);
        assertThat(customer.refused(status, "POST", CREATE, body)).isEqualTo(code);
        simulator.journal().assertNothing();
    }

    @Test
    void bothEndsHaveToDifferAndToExist(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String own = customer.account().vpcId("bj", 0);
        assertThat(customer.refused(400, "POST", CREATE, Customer.order(own, own, "bj", "", "")))
                .isEqualTo("PeerConnSameVpc");
        assertThat(customer.refused(404, "POST", CREATE, Customer.order("vpc-none", own, "bj", "", "")))
                .isEqualTo("NoSuchVpc");
        assertThat(customer.refused(
                        404, "POST", CREATE, Customer.order(customer.account().vpcId("gz", 0), own, "bj", "", "")))
                .as("the local network has to be in the region that is called")
                .isEqualTo("NoSuchVpc");
        assertThat(customer.refused(
                        404,
                        "POST",
                        CREATE,
                        Customer.order(own, simulator.account(1).vpcId("gz", 0), "gz", "", "")))
                .as("another account's network without its account")
                .isEqualTo("NoSuchVpc");
    }

    @Test
    void oneConnectionPerPairInEitherDirectionAndWhateverItsState(Simulator simulator) {
        Customer bj = Customer.of(simulator, 0, "bj");
        Customer gz = Customer.of(simulator, 0, "gz");
        String id = bj.create(bj.ownPair(0, "gz", 0));
        assertThat(bj.refused(409, "POST", CREATE, bj.ownPair(0, "gz", 0))).isEqualTo("PeerConnAlreadyExist");
        assertThat(gz.refused(409, "POST", CREATE, gz.ownPair(0, "bj", 0))).isEqualTo("PeerConnAlreadyExist");
        bj.ok("DELETE", "/v1/peerconn/" + id, "");
        gz.create(gz.ownPair(0, "bj", 0));
    }

    @Test
    void aFailedRequestBlocksThePairUntilItIsDeleted(Simulator simulator) {
        String id = OperationsTest.foreignRequest(simulator, 0);
        Customer requester = Customer.of(simulator, 0, "bj");
        Customer.of(simulator, 1, "gz").ok("PUT", "/v1/peerconn/" + id + "?reject", "");
        String again = Customer.order(
                requester.account().vpcId("bj", 0),
                simulator.account(1).vpcId("gz", 0),
                "gz",
                simulator.account(1).accountId(),
                "");
        assertThat(requester.refused(409, "POST", CREATE, again)).isEqualTo("PeerConnAlreadyExist");
        simulator.set(Rules.FAILED_BLOCKS_PAIR, false);
        requester.create(again);
    }

    @Test
    void prepaidNeedsTwoRegionsAndAKnownTerm(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String prepaid = "\"Prepaid\",\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"MONTH\"}";
        assertThat(customer.refused(
                        400, "POST", CREATE, customer.ownPair(0, "bj", 1).replace("\"Postpaid\"", prepaid)))
                .isEqualTo("PeerConnPrepaidNotSupported");
        customer.create(customer.ownPair(0, "gz", 0).replace("\"Postpaid\"", prepaid));
        // two SDKs send a reservation with Postpaid as well
        customer.create(customer.ownPair(1, "gz", 0)
                .replace("\"Postpaid\"", "\"Postpaid\",\"reservation\":{\"reservationLength\":0}"));
    }

    @Test
    void peerIfNameIsForOneAccountOnly(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Account other = simulator.account(1);
        assertThat(customer.refused(
                        400,
                        "POST",
                        CREATE,
                        Customer.order(
                                customer.account().vpcId("bj", 0),
                                other.vpcId("gz", 0),
                                "gz",
                                other.accountId(),
                                ",\"peerIfName\":\"theirs\"")))
                .isEqualTo("PeerConnPeerIfName");
        String id = customer.create(Customer.order(
                customer.account().vpcId("bj", 0),
                customer.account().vpcId("bj", 1),
                "bj",
                customer.account().accountId(),
                ",\"peerIfName\":\"mine\""));
        assertThat(customer.detail(id, "acceptor").get("localIfName").asText()).isEqualTo("mine");
        assertThat(customer.detail(id, "acceptor").get("status").asText())
                .as("naming the own account asks nobody")
                .isEqualTo("active");
    }

    @Test
    void twoRelayNetworksAreNotConnected() {
        Account account = new Account(
                "a".repeat(32),
                "key",
                "secret",
                List.of(new Vpc("vpc-r1", "bj", true), new Vpc("vpc-r2", "bj", true), Vpc.of("vpc-o", "bj")),
                List.of());
        try (Simulator simulator = Simulator.builder().account(account).start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            assertThat(customer.refused(400, "POST", CREATE, Customer.order("vpc-r1", "vpc-r2", "bj", "", "")))
                    .isEqualTo("PeerConnRelayVpc");
            customer.create(Customer.order("vpc-r1", "vpc-o", "bj", "", ""));
        }
    }

    @Test
    void tenPerNetworkAndTenPerCustomer() {
        List<Vpc> vpcs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            vpcs.add(Vpc.of("vpc-" + i, "bj"));
        }
        Account account = new Account("a".repeat(32), "key", "secret", vpcs, List.of());
        try (Simulator simulator = Simulator.builder().account(account).start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            for (int i = 1; i <= 10; i++) {
                customer.create(customer.ownPair(0, "bj", i));
            }
            assertThat(customer.refused(403, "POST", CREATE, customer.ownPair(0, "bj", 11)))
                    .isEqualTo("PeerConnVpcQuotaExceeded");
            assertThat(customer.refused(403, "POST", CREATE, customer.ownPair(11, "bj", 12)))
                    .isEqualTo("PeerConnQuotaExceeded");
            simulator.set(Rules.QUOTA_PER_USER, 0);
            customer.create(customer.ownPair(11, "bj", 12));
            simulator.set(Rules.QUOTA_PER_VPC, 0);
            customer.create(customer.ownPair(0, "bj", 11));
        }
    }

    @Test
    void limitsThatNobodyDocumentsCanBeSet(Simulator simulator) {
        simulator.set(Rules.NAME_MAX, 3);
        simulator.set(Rules.DESCRIPTION_MAX, 3);
        simulator.set(Rules.TAGS_MAX, 1);
        simulator.set(Rules.BANDWIDTH_MIN, 5);
        simulator.set(Rules.BANDWIDTH_STEP, 5);
        Customer customer = Customer.of(simulator, 0, "bj");
        String order = customer.ownPair(0, "gz", 0);
        String end = order.substring(0, order.length() - 1);
        assertThat(customer.refused(400, "POST", CREATE, end + ",\"localIfName\":\"四个字符\"}"))
                .isEqualTo("PeerConnTextTooLong");
        assertThat(customer.refused(400, "POST", CREATE, end + ",\"description\":\"long\"}"))
                .isEqualTo("PeerConnTextTooLong");
        assertThat(customer.refused(400, "POST", CREATE, end + ",\"tags\":[{\"tagKey\":\"a\"},{\"tagKey\":\"b\"}]}"))
                .isEqualTo("PeerConnTooManyTags");
        assertThat(customer.refused(400, "POST", CREATE, order.replace(":20,", ":21,")))
                .isEqualTo("PeerConnBandwidthInvalid");
        customer.create(order);
    }
}
