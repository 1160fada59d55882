package io.baiducloud.peerconn.simulator.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.junit.SimulatorExtension;
import io.baiducloud.peerconn.simulator.settings.Tokens;
import io.baiducloud.peerconn.simulator.support.Customer;
import io.baiducloud.peerconn.simulator.support.Signer;
import io.baiducloud.peerconn.simulator.support.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class SignatureVerificationTest {
    private static final List<String[]> NO_QUERY = List.of();

    @Test
    void anEmptyListOfSignedHeadersMeansTheDefaultSet(Simulator simulator) {
        // given a request with all headers of the default set and one that is not in it
        Customer customer = Customer.of(simulator, 0, "bj");
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("Host", customer.wire().host());
        signed.put("Content-Type", "application/json; charset=utf-8");
        signed.put(
                "x-bce-date",
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
        signed.put("x-bce-request-id", "mine");
        String authorization =
                customer.signer().sign("GET", "/v1/peerconn", NO_QUERY, signed, Instant.now(), 1800, false);
        // then
        assertThat(authorization).contains("/1800//");
        assertThat(send(customer, "GET /v1/peerconn", signed, authorization, "Date: whatever")
                        .status())
                .isEqualTo(200);
        // and a header of the set that was not signed spoils it
        assertThat(code(send(customer, "GET /v1/peerconn", signed, authorization, "x-bce-extra: 1"), 400))
                .isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void aBodylessPutMayLeaveContentLengthZeroUnsigned(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Map<String, String> signed = Map.of("Host", customer.wire().host());
        String authorization = customer.signer()
                .sign(
                        "PUT",
                        "/v1/peerconn/peerconn-x",
                        List.<String[]>of(new String[] {"refund", null}),
                        signed,
                        Instant.now(),
                        1800,
                        false);
        Wire.Answer answer =
                send(customer, "PUT /v1/peerconn/peerconn-x?refund", signed, authorization, "Content-Length: 0");
        assertThat(code(answer, 404)).isEqualTo("NoSuchPeerConn");
    }

    @Test
    void authorizationMayStandInTheQuery(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Map<String, String> signed = Map.of("Host", customer.wire().host());
        String authorization = customer.signer()
                .sign(
                        "GET",
                        "/v1/peerconn",
                        List.<String[]>of(new String[] {"maxKeys", "5"}),
                        signed,
                        Instant.now(),
                        60);
        Wire.Answer answer = customer.wire()
                .send("GET /v1/peerconn?authorization=" + Signer.encode(authorization) + "&maxKeys=5 HTTP/1.1\r\nHost: "
                        + customer.wire().host() + "\r\n\r\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(simulator.requests().entries().get(0).target())
                .as("credentials are not written down")
                .contains("authorization=***")
                .doesNotContain("bce-auth-v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer token",
                "bce-auth-v2/ak/2026-01-01T00:00:00Z/1800//0000000000000000000000000000000000000000000000000000000000000000",
                "bce-auth-v1/ak/2026-01-01T00:00:00Z/1800/host",
                "bce-auth-v1/ak/2026-01-01/1800/host/0000000000000000000000000000000000000000000000000000000000000000",
                "bce-auth-v1/ak/2026-13-01T00:00:00Z/1800/host/0000000000000000000000000000000000000000000000000000000000000000",
                "bce-auth-v1/ak/2026-01-01T00:00:00Z/soon/host/0000000000000000000000000000000000000000000000000000000000000000",
                "bce-auth-v1/ak/2026-01-01T00:00:00Z/0/host/0000000000000000000000000000000000000000000000000000000000000000",
                "bce-auth-v1/ak/2026-01-01T00:00:00Z/1800/host/nothex",
                "bce-auth-v1//2026-01-01T00:00:00Z/1800/host/0000000000000000000000000000000000000000000000000000000000000000"
            })
    void aMalformedHeaderIsInvalid(String authorization, Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Wire.Answer answer = send(
                customer, "GET /v1/peerconn", Map.of("Host", customer.wire().host()), authorization, "Accept: */*");
        assertThat(code(answer, 400)).isEqualTo("InvalidHTTPAuthHeader");
    }

    @Test
    void noHeaderAtAllIsInvalidToo(Simulator simulator) {
        Wire wire = new Wire(simulator.endpoint("bj"));
        assertThat(code(wire.send("GET /v1/peerconn HTTP/1.1\r\nHost: x\r\n\r\n"), 400))
                .isEqualTo("InvalidHTTPAuthHeader");
    }

    @ParameterizedTest(name = "a signature that starts in {0} and lasts {1}: {2}")
    @CsvSource({
        "PT0S,     1800, 200",
        "-PT29M,   1800, 200",
        "-PT31M,   1800, 400",
        "-PT10S,   5,    400",
        "PT14M,    1800, 200",
        "PT16M,    1800, 400",
        "-PT23H,   2147483647, 200"
    })
    void aSignatureIsGoodForItsTimeOnly(Duration start, int seconds, int status, Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Map<String, String> signed = Map.of("Host", customer.wire().host(), "x-bce-date", "2018-01-01T00:00:00Z");
        String authorization = customer.signer()
                .sign("GET", "/v1/peerconn", NO_QUERY, signed, Instant.now().plus(start), seconds);
        Wire.Answer answer = send(customer, "GET /v1/peerconn", signed, authorization, "Accept: */*");
        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(code(answer, 400)).isEqualTo("RequestExpired");
            assertThat(answer.body()).contains("Timestamp date is 2018-01-01T00:00:00Z.");
        }
    }

    @Test
    void theMessageOfAnExpiredRequestConvertsTheDateHeader(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Map<String, String> signed = Map.of("Host", customer.wire().host());
        String authorization = customer.signer()
                .sign("GET", "/v1/peerconn", NO_QUERY, signed, Instant.now().minusSeconds(7200), 1800);
        Wire.Answer answer =
                send(customer, "GET /v1/peerconn", signed, authorization, "Date: Mon, 27 Apr 2015 16:23:49 +0800");
        assertThat(answer.body()).contains("Timestamp date is 2015-04-27T08:23:49Z.");
    }

    @Test
    void theBusinessClockDoesNotTouchSignatures(Simulator simulator) {
        simulator.clock().advance(Duration.ofDays(400));
        assertThat(Customer.of(simulator, 0, "bj")
                        .call("GET", "/v1/peerconn", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aServiceWithAWrongClockFindsGoodSignaturesExpired(Simulator simulator) {
        simulator.set(Tokens.CLOCK_OFFSET, Duration.ofHours(1));
        Customer customer = Customer.of(simulator, 0, "bj");
        assertThat(customer.refused(400, "GET", "/v1/peerconn", "")).isEqualTo("RequestExpired");
    }

    @Test
    void anotherCustomersSignatureOpensNothing(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        Customer other = Customer.of(simulator, 1, "bj");
        Signer mixed =
                new Signer(customer.account().accessKeyId(), other.account().secretAccessKey());
        assertThat(customer.with(mixed, Map.of()).refused(400, "GET", "/v1/peerconn", ""))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(customer.with(new Signer("nobody", "nothing"), Map.of()).refused(403, "GET", "/v1/peerconn", ""))
                .isEqualTo("InvalidAccessKeyId");
    }

    @Test
    void aSecurityTokenThatNobodyHandedOutIsRefused(Simulator simulator) {
        Customer customer = Customer.of(simulator, 0, "bj");
        assertThat(customer.with(customer.signer(), Map.of("x-bce-security-token", "made up"))
                        .refused(403, "GET", "/v1/peerconn", ""))
                .isEqualTo("InvalidSessionToken");
    }

    private static Wire.Answer send(
            Customer customer, String start, Map<String, String> headers, String authorization, String more) {
        StringBuilder request = new StringBuilder(start + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return customer.wire().send(request + "Authorization: " + authorization + "\r\n" + more + "\r\n\r\n");
    }

    private static String code(Wire.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return Customer.read(answer.body()).get("code").asText();
    }
}
