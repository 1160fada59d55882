package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.settings.Rules;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request lines, bodies and answers of every operation. */
class OperationsTest {
    @RegisterExtension
    static final SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());

    @Test
    void createAnswersTheIdAndNothingElse(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        JsonNode answer = customer.json("POST", "/v1/peerconn?clientToken=t", customer.ownPair(0, "gz", 0));
        assertThat(answer.properties()).hasSize(1);
        assertThat(answer.get("peerConnId").asText()).matches("peerconn-[0-9a-z]{12}");
    }

    @Test
    void bodylessAnswersHaveALengthOfZeroAndTheDocumentedHeaders(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        Wire.Answer answer = customer.call("PUT", "/v1/peerconn/" + id + "/deleteProtect", "{\"deleteProtect\":true}");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.head())
                .contains("Content-Length: 0", "Content-Type: application/json;charset=UTF-8", "Server: BWS")
                .anyMatch(line -> line.matches("x-bce-request-id: [0-9a-f-]{36}"))
                .anyMatch(line -> line.matches("Date: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"))
                .noneMatch(line -> line.startsWith("Transfer-Encoding"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "?accept",
                "?accept=",
                "?accept&clientToken=t",
                "?accept=&clientToken=t",
                "?clientToken=t&accept",
                "?clientToken=t&accept="
            })
    void theActionWordComesInEverySpelling(String query, Simulator simulator) {
        for (String body : List.of("", "{}")) {
            String id = foreignRequest(simulator, body.isEmpty() ? 0 : 1);
            Customer.of(simulator, 1, "gz")
                    .ok("PUT", "/v1/peerconn/" + id + query.replace("=t", "=t" + body.length()), body);
        }
        simulator.journal().assertExactly(Operation.CREATE, Operation.ACCEPT, Operation.CREATE, Operation.ACCEPT);
    }

    @Test
    void everyActionIsItsOwn(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        String path = "/v1/peerconn/" + id;
        customer.ok("PUT", path + "?resize", "{\"newBandwidthInMbps\":30,\"futureField\":{}}");
        // Go repeats the role in the body
        customer.ok("PUT", path + "?role=initiator&open", "{\"role\":\"initiator\"}");
        customer.ok("PUT", path + "?close=&role=initiator", "{}");
        customer.ok("PUT", path + "/deleteProtect?clientToken=p", "{\"deleteProtect\":true}");
        customer.ok("PUT", path + "/deleteProtect", "{\"deleteProtect\":false}");
        String ifId = customer.detail(id, "initiator").get("localIfId").asText();
        customer.ok("PUT", path, "{\"localIfId\":\"" + ifId + "\",\"description\":\"new\"}");
        customer.ok("DELETE", path + "?clientToken=d", "");
        simulator
                .journal()
                .assertExactly(
                        Operation.CREATE,
                        Operation.RESIZE,
                        Operation.OPEN_DNS,
                        Operation.CLOSE_DNS,
                        Operation.DELETE_PROTECT,
                        Operation.DELETE_PROTECT,
                        Operation.UPDATE,
                        Operation.DELETE);
        assertThat(simulator.journal().entries(id).get(1).detail()).contains("\"newBandwidthInMbps\":30");
    }

    @Test
    void detailWithoutRoleShowsARandomSideOfAConnectionWithinOneRegion(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "bj", 1));
        Set<String> roles = new HashSet<>();
        for (int i = 0; i < 64; i++) {
            roles.add(customer.json("GET", "/v1/peerconn/" + id + (i % 2 == 0 ? "" : "?role"), "")
                    .get("role")
                    .asText());
        }
        assertThat(roles).containsExactlyInAnyOrder("initiator", "acceptor");
        assertThat(customer.refused(400, "GET", "/v1/peerconn/" + id + "?role=boss", ""))
                .isEqualTo("InvalidParameter");
    }

    @Test
    void updateChangesTheSideOfItsInterfaceAndLeavesAbsentFieldsAlone(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(Customer.order(
                customer.account().vpcId("bj", 0),
                customer.account().vpcId("bj", 1),
                "bj",
                "",
                ",\"localIfName\":\"left\",\"peerIfName\":\"right\",\"description\":\"both\""));
        String right = customer.detail(id, "acceptor").get("localIfId").asText();
        // when
        customer.ok("PUT", "/v1/peerconn/" + id, "{\"localIfId\":\"" + right + "\",\"description\":\"\"}");
        // then
        JsonNode acceptor = customer.detail(id, "acceptor");
        assertThat(acceptor.get("localIfName").asText()).isEqualTo("right");
        assertThat(acceptor.get("description").asText()).isEmpty();
        assertThat(customer.detail(id, "initiator").get("description").asText()).isEqualTo("both");
        assertThat(customer.refused(400, "PUT", "/v1/peerconn/" + id, "{\"description\":\"x\"}"))
                .isEqualTo("InappropriateJSON");
        assertThat(customer.refused(404, "PUT", "/v1/peerconn/" + id, "{\"localIfId\":\"qpif-foreign\"}"))
                .isEqualTo("NoSuchPeerConnInterface");
        simulator.set(Rules.EMPTY_CLEARS, false);
        customer.ok("PUT", "/v1/peerconn/" + id, "{\"localIfId\":\"" + right + "\",\"localIfName\":\"\"}");
        assertThat(customer.detail(id, "acceptor").get("localIfName").asText()).isEqualTo("right");
    }

    @Test
    void anAcceptorChangesItsOwnSideOnly(Simulator simulator) {
        String id = foreignRequest(simulator, 0);
        Customer requester = Customer.of(simulator, 0, "bj");
        Customer other = Customer.of(simulator, 1, "gz");
        String own = other.detail(id, "acceptor").get("localIfId").asText();
        String foreign = requester.detail(id, "initiator").get("localIfId").asText();
        other.ok("PUT", "/v1/peerconn/" + id, "{\"localIfId\":\"" + own + "\",\"localIfName\":\"mine\"}");
        other.refused(404, "PUT", "/v1/peerconn/" + id, "{\"localIfId\":\"" + foreign + "\",\"localIfName\":\"x\"}");
        assertThat(simulator.connection(id).orElseThrow().side(Role.ACCEPTOR).ifName())
                .isEqualTo("mine");
    }

    @Test
    void resizeToTheSameValueIsASetting(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":20}");
        simulator.set(Rules.SAME_BANDWIDTH, Rules.SameState.REFUSED);
        customer.refused(400, "PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":20}");
    }

    @Test
    void aResizeMayShowOnlyWhenItIsDone(Simulator simulator) {
        simulator.set(Rules.RESIZE_SHOWS, Rules.ResizeShows.WHEN_DONE);
        simulator.set(Timing.UPDATING, Duration.ofSeconds(3));
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        customer.ok("PUT", "/v1/peerconn/" + id + "?resize", "{\"newBandwidthInMbps\":21}");
        assertThat(customer.detail(id, "initiator").get("bandwidthInMbps").asInt())
                .isEqualTo(20);
        simulator.clock().advance(Duration.ofSeconds(3));
        assertThat(customer.detail(id, "initiator").get("bandwidthInMbps").asInt())
                .isEqualTo(21);
    }

    @Test
    void protectionHoldsReleaseAndRefund(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(Customer.order(
                customer.account().vpcId("bj", 0),
                customer.account().vpcId("gz", 0),
                "gz",
                "",
                ",\"deleteProtect\":true"));
        assertThat(customer.refused(403, "DELETE", "/v1/peerconn/" + id, "")).isEqualTo("PeerConnDeleteProtected");
        simulator.set(Rules.PROTECTION_ENFORCED, false);
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
    }

    @Test
    void onlyTheInitiatorsAccountReleasesResizesRenewsAndProtects(Simulator simulator) {
        String id = foreignRequest(simulator, 0);
        Customer other = Customer.of(simulator, 1, "gz");
        other.ok("PUT", "/v1/peerconn/" + id + "?accept", "");
        String path = "/v1/peerconn/" + id;
        assertThat(other.refused(403, "DELETE", path, "")).isEqualTo("PeerConnOnlyInitiator");
        assertThat(other.refused(403, "PUT", path + "?resize", "{\"newBandwidthInMbps\":30}"))
                .isEqualTo("PeerConnOnlyInitiator");
        assertThat(other.refused(403, "PUT", path + "?refund", "")).isEqualTo("PeerConnOnlyInitiator");
        assertThat(other.refused(
                        403,
                        "PUT",
                        path + "?purchaseReserved",
                        "{\"billing\":{\"reservation\":{\"reservationLength\":1,\"reservationTimeUnit\":\"month\"}}}"))
                .isEqualTo("PeerConnOnlyInitiator");
        assertThat(other.refused(403, "PUT", path + "/deleteProtect", "{\"deleteProtect\":true}"))
                .isEqualTo("PeerConnOnlyInitiator");
        assertThat(other.refused(403, "PUT", path + "?open&role=initiator", "")).isEqualTo("PeerConnOnlyInitiator");
        simulator.set(Rules.ACCEPTOR_PROTECTS, true);
        other.ok("PUT", path + "/deleteProtect", "{\"deleteProtect\":true}");
    }

    @Test
    void aThirdAccountSeesAndTouchesNothing(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "bj", 1));
        Customer stranger = Customer.of(simulator, 1, "bj");
        assertThat(stranger.call("GET", "/v1/peerconn/" + id + "?role=initiator", "")
                        .body())
                .isEmpty();
        assertThat(stranger.refused(404, "DELETE", "/v1/peerconn/" + id, "")).isEqualTo("NoSuchPeerConn");
        assertThat(stranger.refused(404, "PUT", "/v1/peerconn/" + id + "?accept", ""))
                .isEqualTo("NoSuchPeerConn");
        assertThat(stranger.refused(404, "PUT", "/v1/peerconn/" + id + "/deleteProtect", "{\"deleteProtect\":true}"))
                .isEqualTo("NoSuchPeerConn");
        simulator.journal().assertExactly(Operation.CREATE);
    }

    static String foreignRequest(Simulator simulator, int peer) {
        Customer requester = Customer.of(simulator, 0, "bj");
        return requester.create(Customer.order(
                requester.account().vpcId("bj", 0),
                simulator.account(1).vpcId("gz", peer),
                "gz",
                simulator.account(1).accountId(),
                ""));
    }
}
