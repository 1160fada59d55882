package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation on the wire: request line, headers, body, and what is made of the answer. */
class OperationsTest extends WireTest {
    private static final String TOKEN_QUERY = "clientToken=be31b98c-5e41-4838-9d30-9be700de5a20";

    private static void hasJsonBody(RecordedRequest request, String json) {
        assertThat(request.getBody().utf8()).isEqualTo(json);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo(Long.toString(request.getBodySize()));
        assertThat(request.getHeaders().get("Authorization")).contains("/1800/content-type;host;x-bce-date/");
    }

    private static void hasNoBody(RecordedRequest request) {
        assertThat(request.getBodySize()).isZero();
        assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
    }

    private static void isVoid(RecordedRequest request, MutationResult result, String requestLine) {
        assertThat(request.getRequestLine()).isEqualTo(requestLine);
        assertThat(result).isEqualTo(new MutationResult(REQUEST_ID));
    }

    @Nested
    class Create {
        private static final CreatePeerConnRequest SMALLEST = CreatePeerConnRequest.builder()
                .localVpcId("vpc-1")
                .peerVpcId("vpc-2")
                .peerRegion("gz")
                .bandwidthInMbps(10)
                .build();

        @Test
        void smallestRequest() throws Exception {
            answer(ok("{\"peerConnId\":\"" + ID + "\"}"));

            CreatePeerConnResult result = client.create(SMALLEST, TOKEN);

            RecordedRequest request = received();
            assertThat(request.getRequestLine()).isEqualTo("POST /v1/peerconn?" + TOKEN_QUERY + " HTTP/1.1");
            hasJsonBody(
                    request,
                    "{\"bandwidthInMbps\":10,\"localVpcId\":\"vpc-1\",\"peerVpcId\":\"vpc-2\",\"peerRegion\":\"gz\","
                            + "\"billing\":{\"paymentTiming\":\"Postpaid\"}}");
            assertThat(result).isEqualTo(new CreatePeerConnResult(ID, REQUEST_ID));
        }

        @Test
        void everyField() throws Exception {
            answer(ok("{\"peerConnId\":\"" + ID + "\"}"));

            client.create(
                    CreatePeerConnRequest.builder()
                            .localVpcId("vpc-1")
                            .peerVpcId("vpc-2")
                            .peerRegion("gz")
                            .peerAccountId("75c14a239bb24b9e88b695e8e9e47952")
                            .bandwidthInMbps(500)
                            .billing(Billing.prepaid(12))
                            .description("a \"quoted\"\nline 对等")
                            .localIfName("here")
                            .peerIfName("there")
                            .tags(List.of(new Tag("team", "network"), new Tag("empty", "")))
                            .resourceGroupId("RESG-1")
                            .deleteProtect(true)
                            .build(),
                    TOKEN);

            hasJsonBody(
                    received(),
                    "{\"bandwidthInMbps\":500,\"description\":\"a \\\"quoted\\\"\\nline 对等\",\"localIfName\":\"here\","
                            + "\"localVpcId\":\"vpc-1\",\"peerAccountId\":\"75c14a239bb24b9e88b695e8e9e47952\","
                            + "\"peerVpcId\":\"vpc-2\",\"peerRegion\":\"gz\",\"peerIfName\":\"there\","
                            + "\"billing\":{\"paymentTiming\":\"Prepaid\",\"reservation\":"
                            + "{\"reservationLength\":12,\"reservationTimeUnit\":\"month\"}},"
                            + "\"tags\":[{\"tagKey\":\"team\",\"tagValue\":\"network\"},{\"tagKey\":\"empty\",\"tagValue\":\"\"}],"
                            + "\"resourceGroupId\":\"RESG-1\",\"deleteProtect\":true}");
        }

        @Test
        void generatesATokenWhenTheCallerHasNone() throws Exception {
            answer(ok("{\"peerConnId\":\"" + ID + "\"}"));
            answer(ok("{\"peerConnId\":\"" + ID + "\"}"));

            client.create(SMALLEST);
            client.create(SMALLEST);

            String first = received().getUrl().queryParameter("clientToken");
            String second = received().getUrl().queryParameter("clientToken");
            assertThat(first).isNotBlank().isNotEqualTo(second);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "{\"peerConnId\":null}",
                    "{\"peerConnId\":\"\"}",
                    "[]",
                    "<html>",
                    "{\"peerConnId\":\"x"
                })
        void successWithoutAnIdIsAnUnknownOutcome(String body) {
            answer(ok(body));

            assertThatExceptionOfType(BceException.OutcomeUnknown.class)
                    .isThrownBy(() -> client.create(SMALLEST, TOKEN))
                    .satisfies(e -> assertThat(e.perhapsExecuted()).isTrue())
                    .satisfies(e -> assertThat(e.httpStatus()).isEqualTo(200))
                    .satisfies(e -> assertThat(e.findRequestId()).contains(REQUEST_ID))
                    .withNoCause();
        }
    }

    @Nested
    class ListPage {
        @Test
        void firstPageOfEverything() throws Exception {
            answer(ok("{\"peerConns\":[],\"isTruncated\":false,\"maxKeys\":1000}"));

            PeerConnPage page = client.list(ListPeerConnsRequest.all());

            RecordedRequest request = received();
            assertThat(request.getRequestLine()).isEqualTo("GET /v1/peerconn?maxKeys=1000 HTTP/1.1");
            hasNoBody(request);
            assertThat(request.getHeaders().get("Content-Type")).isNull();
            assertThat(page).isEqualTo(new PeerConnPage(List.of(), null, REQUEST_ID));
        }

        @Test
        void nextPageOfOneVpc() throws Exception {
            answer(ok("{\"peerConns\":[{\"peerConnId\":\"" + ID + "\"}],\"marker\":\"a\",\"isTruncated\":true,"
                    + "\"nextMarker\":\"b/c&d\",\"maxKeys\":1}"));

            PeerConnPage page = client.list(new ListPeerConnsRequest("vpc-1", "a b/+&=é", 1));

            assertThat(received().getTarget())
                    .isEqualTo("/v1/peerconn?vpcId=vpc-1&marker=a%20b%2F%2B%26%3D%C3%A9&maxKeys=1");
            assertThat(page.findNextMarker()).contains("b/c&d");
            assertThat(page.peerConns()).singleElement().returns(ID, PeerConn::peerConnId);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "[]",
                    "<html>",
                    "{\"peerConns\":{}}",
                    "{\"peerConns\":[{}]}",
                    "{\"peerConns\":[null]}",
                    "{\"peerConns\":[",
                    "{\"peerConns\":[{\"peerConnId\":\"a\",\"tags\":[",
                    "{\"peerConns\":[],\"isTruncated\":true}",
                    "{\"peerConns\":[]}{"
                })
        void listThatMayBeIncompleteIsNoList(String body) {
            answer(ok(body));

            assertThatExceptionOfType(BceException.Unavailable.class)
                    .isThrownBy(() -> client.list(ListPeerConnsRequest.all()))
                    .withNoCause();
        }

        @Test
        void nestingWithoutEndIsNoList() {
            answer(ok("{\"peerConns\":[{\"peerConnId\":\"a\",\"new\":" + "[".repeat(100_000)));

            assertThatExceptionOfType(BceException.Unavailable.class)
                    .isThrownBy(() -> client.list(ListPeerConnsRequest.all()))
                    .withNoCause();
        }

        @Test
        void nullRowsAreNoRows() {
            answer(ok("{\"peerConns\":null,\"isTruncated\":false}"));

            assertThat(client.list(ListPeerConnsRequest.all()).peerConns()).isEmpty();
        }
    }

    @Nested
    class Detail {
        @Test
        void readsOneSide() throws Exception {
            answer(ok("{\"peerConnId\":\"" + ID + "\",\"role\":\"acceptor\",\"status\":\"active\"}"));

            PeerConnLookup lookup = client.detail(ID, PeerConnRole.ACCEPTOR);

            RecordedRequest request = received();
            assertThat(request.getRequestLine()).isEqualTo("GET /v1/peerconn/" + ID + "?role=acceptor HTTP/1.1");
            hasNoBody(request);
            assertThat(lookup.find()).get().returns(PeerConnRole.ACCEPTOR, PeerConn::role);
            assertThat(lookup.confirmsAbsence()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "{\"peerConnId\":null}"})
        void emptySuccessIsNotThere(String body) {
            answer(ok(body));

            PeerConnLookup lookup = client.detail(ID, PeerConnRole.INITIATOR);

            assertThat(lookup.find()).isEmpty();
            assertThat(lookup.confirmsAbsence()).isTrue();
            assertThat(lookup.findNotFoundCode()).isEmpty();
        }

        @Test
        void emptySuccessWithoutRequestIdConfirmsNothing() {
            server.enqueue(ok().build());

            PeerConnLookup lookup = client.detail(ID, PeerConnRole.INITIATOR);

            assertThat(lookup.find()).isEmpty();
            assertThat(lookup.confirmsAbsence()).isFalse();
        }

        @Test
        void notFoundCodeIsNotThere() {
            answer(error(404, "NoSuchObject"));

            PeerConnLookup lookup = client.detail(ID, PeerConnRole.INITIATOR);

            assertThat(lookup.find()).isEmpty();
            assertThat(lookup.confirmsAbsence()).isTrue();
            assertThat(lookup.findNotFoundCode()).contains("NoSuchObject");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<html>welcome to the hotel</html>", "{\"peerConnId\":\"pe", "[1]", "\"text\""})
        void somethingElseIsNoAnswer(String body) {
            answer(ok(body));

            assertThatExceptionOfType(BceException.Unavailable.class)
                    .isThrownBy(() -> client.detail(ID, PeerConnRole.INITIATOR))
                    .withNoCause();
        }

        @Test
        void needsARole() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.detail(ID, PeerConnRole.UNKNOWN))
                    .withMessageContaining("role");
        }
    }

    @Nested
    class Update {
        @Test
        void nameAndDescription() throws Exception {
            answer(ok());

            MutationResult result =
                    client.update(ID, new UpdatePeerConnRequest("qpif-1", "new name", "new description"), TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?" + TOKEN_QUERY + " HTTP/1.1");
            hasJsonBody(
                    request,
                    "{\"localIfId\":\"qpif-1\",\"description\":\"new description\",\"localIfName\":\"new name\"}");
        }

        @Test
        void emptyDescriptionIsSentToClearIt() throws Exception {
            answer(ok());

            client.update(ID, new UpdatePeerConnRequest("qpif-1", null, ""), TOKEN);

            hasJsonBody(received(), "{\"localIfId\":\"qpif-1\",\"description\":\"\"}");
        }
    }

    @Nested
    class Accept {
        @Test
        void isAWordInTheQuery() throws Exception {
            answer(ok());

            MutationResult result = client.accept(ID, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?accept&" + TOKEN_QUERY + " HTTP/1.1");
            hasNoBody(request);
            assertThat(request.getHeaders().get("Content-Length")).isEqualTo("0");
        }
    }

    @Nested
    class Reject {
        @Test
        void isAWordInTheQuery() throws Exception {
            answer(ok());

            MutationResult result = client.reject(ID, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?reject&" + TOKEN_QUERY + " HTTP/1.1");
            hasNoBody(request);
        }
    }

    @Nested
    class Delete {
        @Test
        void namesTheConnection() throws Exception {
            answer(ok());

            MutationResult result = client.delete(ID, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "DELETE /v1/peerconn/" + ID + "?" + TOKEN_QUERY + " HTTP/1.1");
            hasNoBody(request);
        }
    }

    @Nested
    class Resize {
        @Test
        void sendsTheNewBandwidth() throws Exception {
            answer(ok());

            MutationResult result = client.resize(ID, 20, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?resize&" + TOKEN_QUERY + " HTTP/1.1");
            hasJsonBody(request, "{\"newBandwidthInMbps\":20}");
        }

        @Test
        void needsABandwidth() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.resize(ID, 0, TOKEN))
                    .withMessageContaining("newBandwidthInMbps");
        }
    }

    @Nested
    class Renew {
        @Test
        void sendsTheReservation() throws Exception {
            answer(ok());

            MutationResult result = client.renew(ID, 9, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?purchaseReserved&" + TOKEN_QUERY + " HTTP/1.1");
            hasJsonBody(
                    request,
                    "{\"billing\":{\"reservation\":{\"reservationLength\":9,\"reservationTimeUnit\":\"month\"}}}");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 10, 11, 13, 35, 37})
        void refusesLengthsThatAreNotSold(int months) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.renew(ID, months, TOKEN))
                    .withMessageContaining("months");
        }
    }

    @Nested
    class Refund {
        @Test
        void isAWordInTheQuery() throws Exception {
            answer(ok());

            MutationResult result = client.refund(ID, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?refund&" + TOKEN_QUERY + " HTTP/1.1");
            hasNoBody(request);
        }
    }

    @Nested
    class OpenDnsSync {
        @Test
        void namesTheSide() throws Exception {
            answer(ok());

            MutationResult result = client.openDnsSync(ID, PeerConnRole.INITIATOR, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?open&role=initiator&" + TOKEN_QUERY + " HTTP/1.1");
            hasNoBody(request);
        }
    }

    @Nested
    class CloseDnsSync {
        @Test
        void namesTheSide() throws Exception {
            answer(ok());

            MutationResult result = client.closeDnsSync(ID, PeerConnRole.ACCEPTOR, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "?close&role=acceptor&" + TOKEN_QUERY + " HTTP/1.1");
            hasNoBody(request);
        }
    }

    @Nested
    class DeleteProtect {
        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void hasAPathOfItsOwn(boolean on) throws Exception {
            answer(ok());

            MutationResult result = client.setDeleteProtect(ID, on, TOKEN);

            RecordedRequest request = received();
            isVoid(request, result, "PUT /v1/peerconn/" + ID + "/deleteProtect?" + TOKEN_QUERY + " HTTP/1.1");
            hasJsonBody(request, "{\"deleteProtect\":" + on + "}");
        }
    }

    @Nested
    class EveryMutation {
        @Test
        void isSuccessfulWithAChunkedEmptyBody() {
            answer(ok().chunkedBody("", 8));

            assertThat(client.delete(ID, TOKEN).requestId()).isEqualTo(REQUEST_ID);
        }

        @Test
        void isSuccessfulWithAJsonBody() {
            answer(ok("{\"anything\":[1,{\"else\":null}]}"));

            assertThat(client.delete(ID, TOKEN).requestId()).isEqualTo(REQUEST_ID);
        }

        @Test
        void hasAnUnknownOutcomeWhenSomethingElseAnswers() {
            answer(ok("<html>welcome to the hotel</html>"));

            assertThatExceptionOfType(BceException.OutcomeUnknown.class).isThrownBy(() -> client.delete(ID, TOKEN));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "a/b", "a%2Fb", "a?b", "a#b", "a b", "a\r\nX: y", "../x", "对等"})
        void refusesAnIdThatWouldLeaveItsPlaceInThePath(String id) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.delete(id, TOKEN))
                    .withMessageContaining("peerConnId");
            assertThat(server.getRequestCount()).isZero();
        }
    }
}
