package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.settings.Timing;
import io.baiducloud.peerconn.simulator.settings.Views;
import io.baiducloud.peerconn.simulator.support.Customer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListTest {
    @RegisterExtension
    static final SimulatorExtension CLOUD = SimulatorExtension.with(builder -> builder.instantTransitions());

    @Test
    void anEmptyListHasNoMarkers(Simulator simulator) {
        JsonNode page = Customer.of(simulator, 0, "bj").json("GET", "/v1/peerconn", "");
        assertThat(page.toString()).isEqualTo("{\"peerConns\":[],\"isTruncated\":false,\"maxKeys\":1000}");
    }

    @Test
    void aLastPageHasAMarkerButNoNext(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        JsonNode page = customer.json("GET", "/v1/peerconn?maxKeys=1&vpcId=&marker=", "");
        assertThat(page.get("marker").asText()).isEqualTo(id);
        assertThat(page.has("nextMarker")).isFalse();
        assertThat(page.get("isTruncated").asBoolean()).isFalse();
        assertThat(page.get("maxKeys").asInt()).isEqualTo(1);
    }

    @Test
    void pagesFollowEachOtherEvenBetweenTheTwoRowsOfOneConnection(Simulator simulator) {
        // given connections within one region: two rows each
        Customer customer = Customer.of(simulator, 0, "bj");
        customer.create(customer.ownPair(0, "bj", 1));
        customer.create(customer.ownPair(1, "bj", 2));
        customer.create(customer.ownPair(2, "bj", 0));
        List<String> whole = rows(customer.json("GET", "/v1/peerconn", ""));
        assertThat(whole).hasSize(6).doesNotHaveDuplicates();
        for (int size = 1; size <= 6; size++) {
            // when
            List<String> seen = new ArrayList<>();
            String marker = "";
            JsonNode page;
            do {
                page = customer.json("GET", "/v1/peerconn?maxKeys=" + size + marker, "");
                seen.addAll(rows(page));
                marker = "&marker=" + page.path("nextMarker").asText();
            } while (page.get("isTruncated").asBoolean());
            // then
            assertThat(seen).as("pages of %d", size).isEqualTo(whole);
        }
    }

    @Test
    void theVpcFilterLooksAtTheLocalSide(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        customer.create(customer.ownPair(0, "bj", 1));
        String local = customer.account().vpcId("bj", 0);
        String peer = customer.account().vpcId("bj", 1);
        JsonNode byLocal =
                customer.json("GET", "/v1/peerconn?vpcId=" + local, "").get("peerConns");
        JsonNode byPeer = customer.json("GET", "/v1/peerconn?vpcId=" + peer, "").get("peerConns");
        assertThat(byLocal).hasSize(1);
        assertThat(byLocal.get(0).get("role").asText()).isEqualTo("initiator");
        assertThat(byPeer).hasSize(1);
        assertThat(byPeer.get(0).get("role").asText()).isEqualTo("acceptor");
    }

    @Test
    void oneRowPerConnectionCanBeHadInstead(Simulator simulator) {
        simulator.set(Views.SAME_REGION_ROWS, Views.SameRegionRows.ONE);
        Customer customer = Customer.of(simulator, 0, "bj");
        customer.create(customer.ownPair(0, "bj", 1));
        JsonNode rows = customer.json("GET", "/v1/peerconn", "").get("peerConns");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("role").asText()).isEqualTo("initiator");
        assertThat(customer.json(
                                "GET",
                                "/v1/peerconn?vpcId=" + customer.account().vpcId("bj", 1),
                                "")
                        .get("peerConns"))
                .hasSize(1);
    }

    @Test
    void everyRegionListsItsOwnSide(Simulator simulator) {
        Customer bj = Customer.of(simulator, 0, "bj");
        Customer gz = Customer.of(simulator, 0, "gz");
        bj.create(bj.ownPair(0, "gz", 0));
        assertThat(rows(bj.json("GET", "/v1/peerconn", "")))
                .singleElement()
                .asString()
                .endsWith("initiator");
        assertThat(rows(gz.json("GET", "/v1/peerconn", "")))
                .singleElement()
                .asString()
                .endsWith("acceptor");
        assertThat(rows(Customer.of(simulator, 1, "bj").json("GET", "/v1/peerconn", "")))
                .isEmpty();
    }

    @Test
    void oddSizesAreClampedOrRefused(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        for (String size : List.of("0", "-1", "1001")) {
            assertThat(customer.json("GET", "/v1/peerconn?maxKeys=" + size, "")
                            .get("maxKeys")
                            .asInt())
                    .isEqualTo(1000);
        }
        simulator.set(Views.MAX_KEYS_OUT_OF_RANGE, Views.OutOfRange.REFUSE);
        assertThat(customer.refused(400, "GET", "/v1/peerconn?maxKeys=1001", ""))
                .isEqualTo("InvalidParameter");
        assertThat(customer.refused(400, "GET", "/v1/peerconn?maxKeys=many", ""))
                .isEqualTo("InvalidParameter");
    }

    @Test
    void anUnknownVpcIsEmptyOrNotFound(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        assertThat(customer.json("GET", "/v1/peerconn?vpcId=vpc-none", "").get("peerConns"))
                .isEmpty();
        simulator.set(Views.UNKNOWN_VPC_LIST, Views.Unknown.NOT_FOUND);
        assertThat(customer.refused(404, "GET", "/v1/peerconn?vpcId=vpc-none", ""))
                .isEqualTo("NoSuchVpc");
    }

    @Test
    void aMarkerWhoseRowIsGoneGoesOnBehindIt(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        for (int i = 0; i < 3; i++) {
            customer.create(customer.ownPair(i, "gz", 0));
        }
        List<String> all = rows(customer.json("GET", "/v1/peerconn", ""));
        String second = all.get(1).split(" ", 2)[0];
        simulator.console().delete(second);
        assertThat(rows(customer.json("GET", "/v1/peerconn?marker=" + second, "")))
                .containsExactly(all.get(2));
        simulator.set(Views.LIST_ORDER, Views.ListOrder.OLDEST);
        assertThat(rows(customer.json("GET", "/v1/peerconn?marker=" + second, "")))
                .isEmpty();
        simulator.set(Views.UNKNOWN_MARKER, Views.Unknown.NOT_FOUND);
        customer.refused(400, "GET", "/v1/peerconn?marker=" + second, "");
    }

    @Test
    void theOrderCanBeChosen(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(customer.create(customer.ownPair(i, "gz", 0)) + " initiator");
        }
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).isSorted();
        simulator.set(Views.LIST_ORDER, Views.ListOrder.OLDEST);
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).isEqualTo(made);
        simulator.set(Views.LIST_ORDER, Views.ListOrder.NEWEST);
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).isEqualTo(made.reversed());
    }

    @Test
    void aLaggingListShowsTheWorldAsItWas(Simulator simulator) {
        simulator.set(Timing.LIST_LAG, Duration.ofSeconds(5));
        Customer customer = Customer.of(simulator, 0, "bj");
        String id = customer.create(customer.ownPair(0, "gz", 0));
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).isEmpty();
        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).hasSize(1);
        customer.ok("DELETE", "/v1/peerconn/" + id, "");
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).hasSize(1);
        simulator.clock().advance(Duration.ofSeconds(5));
        assertThat(rows(customer.json("GET", "/v1/peerconn", ""))).isEmpty();
    }

    static List<String> rows(JsonNode page) {
        List<String> rows = new ArrayList<>();
        page.get("peerConns")
                .forEach(row -> rows.add(
                        row.get("peerConnId").asText() + " " + row.get("role").asText()));
        return rows;
    }
}
