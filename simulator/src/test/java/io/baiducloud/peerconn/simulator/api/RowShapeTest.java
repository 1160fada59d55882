package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.SimulatorBuilder;
import io.baiducloud.peerconn.simulator.settings.Profile;
import io.baiducloud.peerconn.simulator.settings.Views;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.TestClock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The PeerConn object in detail and list, and every setting for what the documentation leaves open in it. */
class RowShapeTest {
    private static final String TAGGED =
            ",\"tags\":[{\"tagKey\":\"team\",\"tagValue\":\"network\"}],\"deleteProtect\":true,\"localIfName\":\"orders\"";

    @Test
    void aDetailHasTheDocumentedFields() {
        with(Simulator.builder(), (simulator, customer, id) -> {
            JsonNode detail = customer.detail(id, "initiator");
            assertThat(names(detail))
                    .containsExactly(
                            "peerConnId",
                            "role",
                            "status",
                            "bandwidthInMbps",
                            "description",
                            "localIfId",
                            "localIfName",
                            "localVpcId",
                            "localRegion",
                            "peerVpcId",
                            "peerRegion",
                            "peerAccountId",
                            "paymentTiming",
                            "dnsStatus",
                            "createdTime",
                            "expiredTime",
                            "tags",
                            "deleteProtect");
            assertThat(detail.get("expiredTime").isNull()).isTrue();
            assertThat(detail.get("createdTime").asText())
                    .as("08:00 UTC in Asia/Shanghai")
                    .isEqualTo("2026-03-01 16:00:00");
            assertThat(detail.get("peerAccountId").asText())
                    .isEqualTo(customer.account().accountId());
            assertThat(detail.get("tags").toString()).isEqualTo("[{\"tagKey\":\"team\",\"tagValue\":\"network\"}]");
            assertThat(names(row(customer))).isEqualTo(names(detail));
        });
    }

    @Test
    void theBareProfileIsPoor() {
        with(Simulator.builder().profile(Profile.BARE), (simulator, customer, id) -> {
            simulator.clock().advance(Duration.ofSeconds(5));
            JsonNode detail = customer.detail(id, "initiator");
            assertThat(detail.get("bandwithInMbp").isTextual()).isTrue();
            assertThat(detail.has("bandwidthInMbps")).isFalse();
            assertThat(detail.get("localVpcId").asText()).matches("[0-9a-f]{8}-.*");
            assertThat(detail.get("expiredTime").asText()).isEmpty();
            JsonNode row = row(customer);
            assertThat(row.has("tags")).isFalse();
            assertThat(row.has("deleteProtect")).isFalse();
            assertThat(row.get("localVpcId").asText()).startsWith("vpc-");
        });
    }

    @Test
    void timesAndBandwidthComeInOtherForms() {
        with(
                Simulator.builder()
                        .setting(Views.TIME_FORM, Views.TimeForm.ISO)
                        .setting(Views.BANDWIDTH_KEY, Views.BandwidthKey.BOTH)
                        .setting(Views.NO_EXPIRY, Views.Absent.OMITTED),
                (simulator, customer, id) -> {
                    JsonNode detail = customer.detail(id, "initiator");
                    assertThat(detail.get("createdTime").asText()).isEqualTo("2026-03-01T08:00:00Z");
                    assertThat(detail.get("bandwidthInMbps")).isEqualTo(detail.get("bandwithInMbp"));
                    assertThat(detail.has("expiredTime")).isFalse();
                });
        with(
                Simulator.builder().setting("views.timeZone", "UTC"),
                (simulator, customer, id) -> assertThat(customer.detail(id, "initiator")
                                .get("createdTime")
                                .asText())
                        .isEqualTo("2026-03-01 08:00:00"));
    }

    @Test
    void whoSeesTagsIsASetting() {
        for (Map.Entry<Views.TagAudience, List<Integer>> expected : Map.of(
                        Views.TagAudience.CREATOR_ACCOUNT, List.of(1, 0),
                        Views.TagAudience.INITIATOR_SIDE, List.of(1, 0),
                        Views.TagAudience.EVERYONE, List.of(1, 1))
                .entrySet()) {
            try (Simulator simulator = Simulator.builder()
                    .instantTransitions()
                    .setting(Views.TAG_AUDIENCE, expected.getKey())
                    .start()) {
                Customer requester = Customer.of(simulator, 0, "bj");
                Customer other = Customer.of(simulator, 1, "gz");
                String id = requester.create(Customer.order(
                        requester.account().vpcId("bj", 0),
                        other.account().vpcId("gz", 0),
                        "gz",
                        other.account().accountId(),
                        TAGGED));
                assertThat(List.of(
                                requester.detail(id, "initiator").get("tags").size(),
                                other.detail(id, "acceptor").get("tags").size()))
                        .as(expected.getKey().toString())
                        .isEqualTo(expected.getValue());
            }
        }
    }

    @Test
    void noTagsAreAnEmptyListOrNullOrAbsent() {
        try (Simulator simulator = Simulator.builder().instantTransitions().start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            String id = customer.create(customer.ownPair(0, "gz", 0));
            assertThat(customer.detail(id, "initiator").get("tags")).isEmpty();
            simulator.set(Views.NO_TAGS, Views.Absent.NULL);
            assertThat(customer.detail(id, "initiator").get("tags").isNull()).isTrue();
            simulator.set(Views.NO_TAGS, Views.Absent.OMITTED);
            assertThat(customer.detail(id, "initiator").has("tags")).isFalse();
        }
    }

    @Test
    void anotherAccountsSideIsEmptyOwnOrPeer() {
        try (Simulator simulator = Simulator.builder().instantTransitions().start()) {
            String id = OperationsTest.foreignRequest(simulator, 0);
            Customer requester = Customer.of(simulator, 0, "bj");
            String target = "/v1/peerconn/" + id + "?role=acceptor";
            assertThat(requester.call("GET", target, "").body()).isEmpty();
            simulator.set(Views.FOREIGN_SIDE, Views.ForeignSide.OWN);
            assertThat(requester.json("GET", target, "").get("role").asText()).isEqualTo("initiator");
            simulator.set(Views.FOREIGN_SIDE, Views.ForeignSide.PEER);
            assertThat(requester.json("GET", target, "").get("role").asText()).isEqualTo("acceptor");
        }
    }

    @Test
    void theSideInAnotherRegionIsEmptyOwnOrPeer() {
        try (Simulator simulator = Simulator.builder().instantTransitions().start()) {
            Customer bj = Customer.of(simulator, 0, "bj");
            String id = bj.create(bj.ownPair(0, "gz", 0));
            String target = "/v1/peerconn/" + id + "?role=acceptor";
            assertThat(bj.call("GET", target, "").body()).isEmpty();
            simulator.set(Views.OTHER_REGION_SIDE, Views.ForeignSide.OWN);
            assertThat(bj.json("GET", target, "").get("localRegion").asText()).isEqualTo("bj");
            simulator.set(Views.OTHER_REGION_SIDE, Views.ForeignSide.PEER);
            assertThat(bj.json("GET", target, "").get("localRegion").asText()).isEqualTo("gz");
        }
    }

    @Test
    void theAcceptorMayLoseSightOfAFailedRequest() {
        try (Simulator simulator = Simulator.builder().instantTransitions().start()) {
            String id = OperationsTest.foreignRequest(simulator, 0);
            Customer other = Customer.of(simulator, 1, "gz");
            other.ok("PUT", "/v1/peerconn/" + id + "?reject", "");
            assertThat(other.detail(id, "acceptor").get("status").asText()).isEqualTo("consult_failed");
            simulator.set(Views.ACCEPTOR_AFTER_FAILURE, Views.FailedNegotiation.GONE);
            assertThat(other.call("GET", "/v1/peerconn/" + id + "?role=acceptor", "")
                            .body())
                    .isEmpty();
            assertThat(other.json("GET", "/v1/peerconn", "").get("peerConns")).isEmpty();
        }
    }

    @Test
    void anUnknownIdIsEmptyOrNotFound() {
        try (Simulator simulator = Simulator.start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            assertThat(customer.call("GET", "/v1/peerconn/peerconn-none", "").status())
                    .isEqualTo(200);
            simulator.set(Views.UNKNOWN_DETAIL, Views.Unknown.NOT_FOUND);
            assertThat(customer.refused(404, "GET", "/v1/peerconn/peerconn-none", ""))
                    .isEqualTo("NoSuchPeerConn");
            simulator.set(Views.UNKNOWN_MUTATION, Views.Unknown.EMPTY);
            customer.ok("DELETE", "/v1/peerconn/peerconn-none", "");
            simulator.journal().assertNothing();
        }
    }

    private interface Check {
        void run(Simulator simulator, Customer customer, String id);
    }

    private static void with(SimulatorBuilder builder, Check check) {
        try (Simulator simulator =
                builder.instantTransitions().clock(new TestClock()).start()) {
            Customer customer = Customer.of(simulator, 0, "bj");
            String id = customer.create(Customer.order(
                    customer.account().vpcId("bj", 0), customer.account().vpcId("gz", 0), "gz", "", TAGGED));
            check.run(simulator, customer, id);
        }
    }

    private static JsonNode row(Customer customer) {
        return customer.json("GET", "/v1/peerconn", "").get("peerConns").get(0);
    }

    private static List<String> names(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        List<String> all = new java.util.ArrayList<>();
        names.forEachRemaining(all::add);
        return all;
    }
}
