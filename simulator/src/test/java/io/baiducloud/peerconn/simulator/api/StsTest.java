package io.baiducloud.peerconn.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class StsTest {

    @Test
    void aSessionActsForItsAccountUntilItEnds(Simulator simulator) {
        // given
        Customer customer = Customer.of(simulator, 0, "bj");
        JsonNode session = customer.json("POST", "/v1/sessionToken?durationSeconds=600", "");
        assertThat(Instant.parse(session.get("expiration").asText()))
                .isAfter(Instant.now().plusSeconds(500))
                .isBefore(Instant.now().plusSeconds(700));
        assertThat(Instant.parse(session.get("createTime").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(session.get("userId").asText()).isEqualTo(customer.account().accountId());
        Customer temporary = as(customer, session);
        // when
        String id = temporary.create(customer.ownPair(0, "gz", 0));
        // then
        assertThat(customer.detail(id, "initiator").get("peerConnId").asText()).isEqualTo(id);
        simulator.set(Tokens.CLOCK_OFFSET, Duration.ofMinutes(11));
        assertThat(temporary.refused(403, "GET", "/v1/peerconn", "")).isEqualTo("InvalidSessionToken");
    }

    @Test
    void theTokenMayStandInTheQuery(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        JsonNode session = customer.json("POST", "/v1/sessionToken", "");
        Signer signer = new Signer(
                session.get("accessKeyId").asText(),
                session.get("secretAccessKey").asText());
        Customer temporary = customer.with(signer, Map.of());
        assertThat(temporary
                        .call(
                                "GET",
                                "/v1/peerconn?x-bce-security-token="
                                        + session.get("sessionToken").asText(),
                                "")
                        .status())
                .isEqualTo(200);
        assertThat(temporary.refused(403, "GET", "/v1/peerconn", "")).isEqualTo("InvalidSessionToken");
    }

    @Test
    void anAssumedRoleActsForTheOtherAccount() {
        Account open = new Account("a".repeat(32), "key-a", "secret-a", List.of(Vpc.of("vpc-a", "bj")), List.of());
        Account lending =
                new Account("b".repeat(32), "key-b", "secret-b", List.of(Vpc.of("vpc-b", "bj")), List.of("Peering"));
        try (Simulator simulator =
                Simulator.builder().account(open).account(lending).start()) {
            // given
            Customer customer = Customer.of(simulator, 0, "bj");
            String target = "/v1/credential?assumeRole&accountId=" + lending.accountId() + "&roleName=";
            // when
            JsonNode role = customer.json("POST", target + "Peering&durationSeconds=3600", "");
            // then
            assertThat(role.get("roleId").asText()).isNotEmpty();
            Customer assumed = as(customer, role);
            assumed.refused(404, "POST", "/v1/peerconn?clientToken=t1", Customer.order("vpc-a", "vpc-b", "bj", "", ""));
            assertThat(assumed.create(Customer.order("vpc-b", "vpc-a", "bj", open.accountId(), "")))
                    .startsWith("peerconn-");
            assertThat(customer.refused(404, "POST", target + "Other", "")).isEqualTo("NoSuchRole");
            assertThat(customer.refused(400, "POST", target + "Peering&durationSeconds=7201", ""))
                    .isEqualTo("InvalidParameter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{\"accessControlList\":7}", "{\"accessControlList\":[{\"eid\":\"e\"}]}"})
    void aBadAccessControlListIsABadBody(String body, Simulator simulator) {
        assertThat(Customer.of(simulator, 0, "bj").refused(400, "POST", "/v1/sessionToken", body))
                .isEqualTo("InvalidRequestBody");
    }

    @Test
    void theDefaultSessionLastsTwelveHours(Simulator simulator) {
        JsonNode session = Customer.of(simulator, 0, "gz").json("POST", "/v1/sessionToken", "");
        assertThat(Duration.between(
                        Instant.parse(session.get("createTime").asText()),
                        Instant.parse(session.get("expiration").asText())))
                .isEqualTo(Duration.ofHours(12));
    }

    private static Customer as(Customer customer, JsonNode session) {
        return customer.with(
                new Signer(
                        session.get("accessKeyId").asText(),
                        session.get("secretAccessKey").asText()),
                Map.of("x-bce-security-token", session.get("sessionToken").asText()));
    }
}
