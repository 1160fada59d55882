package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token service on the wire, and session credentials on it. */
class StsClientTest extends WireTest {
    private static final String ANSWER = """
            {"accessKeyId":"sak","secretAccessKey":"ssk","sessionToken":"tok/en+==","createTime":"2018-07-20T11:37:16Z",
             "expiration":"2018-07-20T23:37:16Z","userId":"u1","somethingNew":{"a":[1]}}""";

    private StsClient sts;

    @BeforeEach
    void makeClient() {
        sts = StsClient.builder()
                .endpoint(server.url("/").toString())
                .credentials(AK, SK)
                .retryPolicy(RetryPolicy.none())
                .clock(java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC))
                .build();
    }

    @AfterEach
    void closeClient() {
        sts.close();
    }

    @Nested
    class GetSessionToken {
        @Test
        void asksForTwelveHoursWithoutABody() throws Exception {
            answer(ok(ANSWER));

            SessionCredentials session = sts.getSessionToken(SessionTokenRequest.defaults());

            RecordedRequest request = received();
            assertThat(request.getRequestLine()).isEqualTo("POST /v1/sessionToken?durationSeconds=43200 HTTP/1.1");
            assertThat(request.getBodySize()).isZero();
            assertThat(WireSignature.isValid(request, SK)).isTrue();
            assertThat(session)
                    .isEqualTo(new SessionCredentials(
                            new BceCredentials("sak", "ssk", "tok/en+=="),
                            Instant.parse("2018-07-20T23:37:16Z"),
                            NOW,
                            "u1",
                            null));
        }

        @Test
        void sendsTheAccessControlList() throws Exception {
            answer(ok(ANSWER));

            sts.getSessionToken(new SessionTokenRequest(
                    Duration.ofMinutes(1),
                    new AccessControlList(
                            "acl",
                            List.of(
                                    new AccessControlList.Entry(
                                            "e1", "Deny", "bce:vpc", "bj", List.of("a", "b"), List.of("READ")),
                                    AccessControlList.Entry.allow("bce:bcc", "*", List.of("*"), List.of())))));

            RecordedRequest request = received();
            assertThat(request.getTarget()).isEqualTo("/v1/sessionToken?durationSeconds=60");
            assertThat(request.getBody().utf8())
                    .isEqualTo("{\"id\":\"acl\",\"accessControlList\":["
                            + "{\"eid\":\"e1\",\"effect\":\"Deny\",\"resource\":[\"a\",\"b\"],\"region\":\"bj\","
                            + "\"service\":\"bce:vpc\",\"permission\":[\"READ\"]},"
                            + "{\"effect\":\"Allow\",\"resource\":[\"*\"],\"region\":\"*\",\"service\":\"bce:bcc\","
                            + "\"permission\":[]}]}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[]",
                    "{\"accessKeyId\":\"a\",\"secretAccessKey\":\"hush\",\"sessionToken\":\"t\"}",
                    "{\"accessKeyId\":\"a\",\"secretAccessKey\":\"hush\",\"sessionToken\":\"t\",\"expiration\":\"soon\"}",
                    "{\"accessKeyId\":\"a\",\"secretAccessKey\":\"hush\",\"expiration\":\"2018-07-20T23:37:16Z\"}",
                    "{\"accessKeyId\":\"a\",\"secretAccessKey\":\"hu sh\",\"sessionToken\":\"t\",\"expiration\":\"2018-07-20T23:37:16Z\"}",
                    "{\"secretAccessKey\":\"hush\",\"sess"
                })
        void incompleteAnswerIsNone(String body) {
            answer(ok(body));

            assertThatExceptionOfType(BceException.Unavailable.class)
                    .isThrownBy(() -> sts.getSessionToken(SessionTokenRequest.defaults()))
                    .withNoCause()
                    .withMessageNotContaining("hu");
        }

        @Test
        void badBodyIsAnInvalidRequest() {
            answer(error(400, "InvalidRequestBody"));

            assertThatExceptionOfType(BceException.InvalidRequest.class)
                    .isThrownBy(() -> sts.getSessionToken(SessionTokenRequest.of(Duration.ofHours(1))))
                    .returns(Operation.GET_SESSION_TOKEN, BceException::operation);
        }
    }

    @Nested
    class AssumeRole {
        @Test
        void namesAccountAndRole() throws Exception {
            answer(ok(ANSWER.replace("\"userId\"", "\"roleId\":\"r1\",\"userId\"")));

            SessionCredentials session = sts.assumeRole(AssumeRoleRequest.of("acc&1", "peer role"));

            RecordedRequest request = received();
            assertThat(request.getRequestLine())
                    .isEqualTo(
                            "POST /v1/credential?assumeRole&durationSeconds=7200&accountId=acc%261&roleName=peer%20role"
                                    + " HTTP/1.1");
            assertThat(WireSignature.isValid(request, SK)).isTrue();
            assertThat(session.roleId()).isEqualTo("r1");
        }

        @Test
        void canNameAUserAndLimits() throws Exception {
            answer(ok(ANSWER));

            sts.assumeRole(new AssumeRoleRequest(
                    "a",
                    "r",
                    "u",
                    Duration.ofSeconds(90),
                    AccessControlList.of(
                            AccessControlList.Entry.allow("bce:vpc", "*", List.of("*"), List.of("READ")))));

            RecordedRequest request = received();
            assertThat(request.getTarget())
                    .isEqualTo("/v1/credential?assumeRole&durationSeconds=90&accountId=a&roleName=r&userId=u");
            assertThat(request.getBody().utf8()).startsWith("{\"accessControlList\":[{");
        }

        @Test
        void lastsTwoHoursAtMost() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AssumeRoleRequest("a", "r", null, Duration.ofSeconds(7201), null))
                    .withMessageContaining("duration");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AssumeRoleRequest.of("", "r"))
                    .withMessageContaining("accountId");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AssumeRoleRequest.of("a", " "))
                    .withMessageContaining("roleName");
        }
    }

    @Nested
    class SessionCredentialsOnTheWire {
        @Test
        void tokenIsSentAndSigned() throws Exception {
            answer(ok());

            try (PeerConnClient client = builder()
                    .credentials(new BceCredentials(AK, SK, "tok/en+=="))
                    .build()) {
                client.delete(ID, TOKEN);
            }

            RecordedRequest request = received();
            assertThat(request.getHeaders().get("x-bce-security-token")).isEqualTo("tok/en+==");
            assertThat(request.getHeaders().get("Authorization")).contains("/host;x-bce-date;x-bce-security-token/");
            assertThat(WireSignature.isValid(request, SK)).isTrue();
        }

        @Test
        void tokenIsSignedEvenWhenOnlyHostIsAskedFor() throws Exception {
            answer(ok());

            try (PeerConnClient client = builder()
                    .credentials(new BceCredentials(AK, SK, "token"))
                    .signOptions(SignOptions.defaults().withHeadersToSign(java.util.Set.of("Host")))
                    .build()) {
                client.delete(ID, TOKEN);
            }

            assertThat(received().getHeaders().get("Authorization")).contains("/host;x-bce-security-token/");
        }

        @Test
        void credentialsMayChangeFromCallToCall() throws Exception {
            answer(ok());
            answer(ok());
            BceCredentials[] current = {BceCredentials.of("first", "s1")};

            try (PeerConnClient client = builder().credentials(() -> current[0]).build()) {
                client.delete(ID, TOKEN);
                current[0] = BceCredentials.of("second", "s2");
                client.delete(ID, TOKEN);
            }

            assertThat(WireSignature.isValid(received(), "s1")).isTrue();
            assertThat(WireSignature.isValid(received(), "s2")).isTrue();
        }
    }

    @Test
    void endpointIsBeijingUnlessSaidOtherwise() {
        // nothing is sent: a proxy that does not exist ends the call, and its message names no other host
        try (StsClient client = StsClient.builder()
                .credentials(AK, SK)
                .retryPolicy(RetryPolicy.none())
                .okHttpClient(new okhttp3.OkHttpClient.Builder()
                        .dns(host -> {
                            throw new java.net.UnknownHostException("asked for " + host);
                        })
                        .build())
                .build()) {
            assertThatExceptionOfType(BceException.Unavailable.class)
                    .isThrownBy(() -> client.getSessionToken(SessionTokenRequest.defaults()))
                    .withMessageContaining("asked for sts.bj.baidubce.com");
        }
    }
}
