package io.baiducloud.peerconn.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest {
    @RegisterExtension
    static final SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());

    @Test
    void aFaultStrikesAsOftenAsItWasToldAndIsReported(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        control(
                simulator,
                200,
                "POST",
                "faults",
                "{\"operation\":\"list\",\"count\":2,\"status\":429,\"retryAfter\":\"7\"}");
        // when
        Wire.Answer first = customer.call("GET", "/v1/peerconn", "");
        Wire.Answer second = customer.call("GET", "/v1/peerconn", "");
        Wire.Answer third = customer.call("GET", "/v1/peerconn", "");
        // then
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("Retry-After")).hasValue("7");
        assertThat(second.status()).isEqualTo(429);
        assertThat(third.status()).isEqualTo(200);
        JsonNode fault =
                control(simulator, 200, "GET", "faults", "").get("faults").get(0);
        assertThat(fault.get("struck").asInt()).isEqualTo(2);
        assertThat(fault.get("spent").asBoolean()).isTrue();
    }

    @ParameterizedTest(name = "{1} says {2}")
    @CsvSource(delimiter = '|', textBlock = """
            faults      | {"operatoin":"list","status":500}       | unknown field "operatoin"
            faults      | {"operation":"lisst","status":500}      | there is no operation "lisst"
            faults      | {"operation":"list"}                    | a fault needs an effect
            faults      | {"operation":"list","status":200}       | status
            faults      | {"reset":"sometimes"}                   | before or after
            faults      | {"body":"odd"}                          | truncated
            faults      | {"rows":"odd"}                          | endless
            faults      | {"latency":"soon"}                      | soon
            faults      | {"pageCap":0}                           | at least one row
            faults      | not json                                | cannot be read
            clock       | {"advance":"-1d"}                       | advanced
            clock       | {}                                      | advance is missing
            connections | {"localVpcId":"vpc-x"}                  | peerVpcId is missing
            """)
    void saysWhatIsWrongWithARequest(String place, String body, String message, Simulator simulator) {
        assertThat(control(simulator, 400, "POST", place, body).get("error").asText())
                .contains(message);
    }

    @Test
    void unknownPlacesAndIdsAreNotFound(Simulator simulator) {
        assertThat(control(simulator, 404, "GET", "nothing", "").get("error").asText())
                .contains("/control/v1/nothing");
        assertThat(control(simulator, 404, "GET", "connections/peerconn-none", "")
                        .get("error")
                        .asText())
                .contains("peerconn-none");
        assertThat(control(simulator, 404, "DELETE", "faults/fault-9", "")
                        .get("error")
                        .asText())
                .contains("fault-9");
    }

    @Test
    void aConnectionCanBeMadeChangedAndTakenAwayBehindEverybodysBack(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        String body = "{\"localVpcId\":\"" + customer.account().vpcId("bj", 0) + "\",\"peerVpcId\":\""
                + customer.account().vpcId("bj", 1) + "\",\"bandwidthInMbps\":7,\"tags\":{\"made\":\"by hand\"}}";
        String id = control(simulator, 200, "POST", "connections", body)
                .get("peerConnId")
                .asText();
        // when
        control(
                simulator,
                200,
                "PATCH",
                "connections/" + id,
                "{\"bandwidthInMbps\":33,\"deleteProtect\":true,\"status\":\"down\",\"initiator\":{\"ifName\":\"left\","
                        + "\"dnsStatus\":\"open\"},\"acceptor\":{\"description\":\"right\"}}");
        // then
        JsonNode left = customer.detail(id, "initiator");
        JsonNode right = customer.detail(id, "acceptor");
        assertThat(left.get("bandwidthInMbps").asInt()).isEqualTo(33);
        assertThat(left.get("deleteProtect").asBoolean()).isTrue();
        assertThat(left.get("status").asText()).isEqualTo("down");
        assertThat(left.get("localIfName").asText()).isEqualTo("left");
        assertThat(left.get("dnsStatus").asText()).isEqualTo("open");
        assertThat(left.get("tags").get(0).get("tagValue").asText()).isEqualTo("by hand");
        assertThat(right.get("description").asText()).isEqualTo("right");
        assertThat(right.get("dnsStatus").asText()).isEqualTo("close");
        control(simulator, 200, "DELETE", "connections/" + id, "");
        assertThat(control(simulator, 200, "GET", "connections", "").get("connections"))
                .isEmpty();
    }

    @Test
    void theClockCanBeAdvancedAndSettingsChangedWhileRunning(Simulator simulator) {
        // given
        control(simulator, 200, "PATCH", "state", "{\"settings\":{\"timing.creating\":\"1h\"}}");
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "bj", 1));
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("creating");
        // when
        JsonNode clock = control(simulator, 200, "POST", "clock", "{\"advance\":\"1h\"}");
        // then
        assertThat(clock.get("offset").asText()).isEqualTo("PT1H");
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("active");
    }

    @Test
    void arrearsTakePostpaidConnectionsDownAndPaymentBringsThemBack(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        String arrears = "{\"arrears\":{\"" + customer.account().accountId() + "\":%s}}";
        // when
        control(simulator, 200, "PATCH", "state", arrears.formatted("true"));
        // then
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("down");
        assertThat(customer.refused(403, "POST", "/v1/peerconn?clientToken=t", customer.ownPair(1, "gz", 1)))
                .isEqualTo("AccountInArrears");
        control(simulator, 200, "PATCH", "state", arrears.formatted("false"));
        assertThat(customer.detail(id, "initiator").get("status").asText()).isEqualTo("active");
    }

    @Test
    void requestsAreCountedAndMutationsWrittenDown(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        customer.ok("PUT", "/v1/peerconn/" + id + "?open=&role=initiator", "");
        customer.refused(404, "PUT", "/v1/peerconn/peerconn-none?accept", "");
        // when
        JsonNode requests = control(simulator, 200, "GET", "requests", "");
        // then
        assertThat(requests.get("total").asInt()).isEqualTo(3);
        assertThat(requests.get("counts").get("accept").asInt()).isEqualTo(1);
        assertThat(requests.get("journal").findValuesAsText("operation")).containsExactly("create", "openDns");
        assertThat(requests.get("requests").get(2).get("code").asText()).isEqualTo("NoSuchPeerConn");
        assertThat(control(simulator, 200, "DELETE", "requests", "")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void aStateThatWasKeptComesBackInAnotherSimulator(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        String order = customer.ownPair(0, "gz", 0);
        String id = customer.json("POST", "/v1/peerconn?clientToken=kept", order)
                .get("peerConnId")
                .asText();
        simulator.clock().advance(java.time.Duration.ofHours(3));
        String state = new Wire(simulator.controlEndpoint())
                .send("GET /control/v1/state HTTP/1.1\r\nHost: x\r\n\r\n")
                .body();
        try (Simulator second = Simulator.builder().instantTransitions().start()) {
            // when
            control(second, 200, "PUT", "state", state);
            // then
            Customer again = Customer.of(second, 0, "bj");
            assertThat(again.detail(id, "initiator")).isEqualTo(customer.detail(id, "initiator"));
            assertThat(again.json("POST", "/v1/peerconn?clientToken=kept", order)
                            .get("peerConnId")
                            .asText())
                    .isEqualTo(id);
            assertThat(second.clock().offset()).isEqualTo(java.time.Duration.ofHours(3));
            assertThat(control(second, 400, "PUT", "state", "{\"format\":99}")
                            .get("error")
                            .asText())
                    .contains("format");
        }
    }

    static JsonNode control(Simulator simulator, int status, String method, String place, String body) {
        Wire.Answer answer = new Wire(simulator.controlEndpoint())
                .send(method + " /control/v1/" + place + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
                        + body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return Customer.read(answer.body());
    }
}
