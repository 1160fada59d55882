package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an error answer becomes. */
class ErrorsTest extends WireTest {
    private BceException mutate() {
        return catchThrowableOfType(BceException.class, () -> client.resize(ID, 20, TOKEN));
    }

    private BceException read() {
        return catchThrowableOfType(BceException.class, () -> client.list(ListPeerConnsRequest.all()));
    }

    static Stream<Class<?>> family() {
        return Stream.of(BceException.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource({
        "400, InappropriateJSON, InvalidRequest, false",
        "403, InvalidAccessKeyId, Unauthenticated, false",
        "403, AccessDenied, Forbidden, false",
        "404, NoSuchPeerConn, NotFound, false",
        "409, PeerConnStatus, Conflict, false",
        "403, IdempotentParameterMismatch, Conflict, true",
        "400, QuotaExceeded, QuotaExceeded, false",
        "429, RequestLimitExceeded, Throttled, false",
        "302, '', Unavailable, false",
        "500, InternalError, OutcomeUnknown, true"
    })
    void everythingKnownIsAField(int status, String code, String type, boolean perhapsExecuted) {
        answer(error(status, code));

        BceException e = mutate();

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.operation()).isEqualTo(Operation.RESIZE_PEER_CONN);
        assertThat(e.httpStatus()).isEqualTo(status);
        assertThat(e.findCode().orElse("")).isEqualTo(code);
        assertThat(e.failure().serviceMessage()).isEqualTo("no way");
        assertThat(e.findRequestId()).contains(REQUEST_ID);
        assertThat(e.perhapsExecuted()).isEqualTo(perhapsExecuted);
        assertThat(e)
                .hasMessageContainingAll("resizePeerConn", "no way", "HTTP " + status, code, REQUEST_ID)
                .hasNoCause();
    }

    @Test
    void refusalSaysWhatTheProviderSaysAndNoMore() {
        answer(error(400, "InappropriateJSON"));

        assertThat(mutate())
                .hasMessage("resizePeerConn: no way [HTTP 400, code InappropriateJSON, request id " + REQUEST_ID + "]");
    }

    @Test
    void everythingKnownSurvivesSerialisation() throws Exception {
        answer(error(403, "AccessDenied"));
        BceException before = mutate();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(before);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            BceException after = (BceException) in.readObject();

            assertThat(after).hasMessage(before.getMessage());
            assertThat(after.failure()).isEqualTo(before.failure());
        }
    }

    @Test
    void everyMemberOfTheFamilyIsFinalAndSaysWhatToDo() {
        assertThat(family()).hasSize(9).allSatisfy(type -> assertThat(type).isFinal());
    }

    @Test
    void requestIdOfTheBodyServesWhereTheHeaderIsMissing() {
        server.enqueue(error(403, "AccessDenied").build());

        assertThat(mutate().findRequestId()).contains("from-body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>403</body></html>",
                "{\"code\":",
                "[]",
                "\"x\"",
                "{\"code\":{\"a\":1},\"message\":[2]}",
                "{\"code\":null}",
                "{}",
                "\u0000\u0001",
                "{\"a\":\ud800\udc00}"
            })
    void bodyThatSaysNothingIsReplacedByTheStatus(String body) {
        answer(new MockResponse.Builder().code(403).body(body));

        BceException e = mutate();

        assertThat(e).isInstanceOf(BceException.Forbidden.class).hasNoCause();
        assertThat(e.findCode()).isEmpty();
        assertThat(e).hasMessageContaining("HTTP 403");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "' 3 ', 3", "'Fri, 20 Jul 2018 11:37:26 GMT', 10", "'Fri, 20 Jul 2018 11:00:00 GMT', 0"
    })
    void retryAfterIsReadInBothForms(String header, int seconds) {
        answer(error(429, "RequestLimitExceeded").addHeader("Retry-After", header));

        assertThat(read().findRetryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", "99999999999999999999", ""})
    void retryAfterThatCannotBeReadIsNone(String header) {
        answer(error(503, "ServiceUnavailable").addHeader("Retry-After", header));

        assertThat(read().findRetryAfter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'Fri, 20 Jul 2018 12:37:16 GMT', 3600 s behind",
        "'Fri, 20 Jul 2018 11:35:16 GMT', 120 s ahead of",
        "'not a date', machine is wrong"
    })
    void expiredRequestSaysHowFarTheClocksDiffer(String date, String hint) {
        answer(error(400, "RequestExpired").setHeader("Date", date));

        BceException e = mutate();

        assertThat(e).isInstanceOf(BceException.Unauthenticated.class).hasMessageContaining(hint);
    }

    @Test
    void foreignTextIsOneShortLineWithoutControlCharacters() {
        answer(
                new MockResponse.Builder()
                        .code(400)
                        .body(
                                "{\"code\":\"Bad\\u001b[31m\\r\\nInjected: x\",\"message\":\"one\\u0000two\\u202e\\nthree\",\"requestId\":\"r\\n\"}"));

        BceException e = mutate();

        assertThat(e.findCode()).contains("Bad [31m");
        assertThat(e.failure().serviceMessage()).isEqualTo("one two");
    }

    @Test
    void longMessageIsCut() {
        answer(new MockResponse.Builder().code(400).body("{\"message\":\"" + "x".repeat(5000) + "\"}"));

        assertThat(mutate().failure().serviceMessage()).hasSize(501).endsWith("…");
    }
}
