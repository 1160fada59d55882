package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of rows that are not as the documents say, and what is not even sent. */
class ModelsTest extends WireTest {
    /** Every field that the provider documents. */
    private static final String EVERYTHING = """
            "role":"initiator","status":"active","bandwidthInMbps":10,"description":"d","localIfId":"qpif-1",
            "localIfName":"n","localVpcId":"vpc-1","localRegion":"bj","peerVpcId":"vpc-2","peerRegion":"gz",
            "peerAccountId":"acc","paymentTiming":"Postpaid","dnsStatus":"close","createdTime":"2018-08-07 19:46:55",
            "expiredTime":"2019-08-07 19:46:55","tags":[{"tagKey":"k","tagValue":"v"}],"deleteProtect":true""";

    private PeerConn read(String fields) {
        answer(ok("{\"peerConnId\":\"" + ID + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}"));
        return client.detail(ID, PeerConnRole.INITIATOR).find().orElseThrow();
    }

    @Test
    void everyDocumentedFieldIsRead() {
        PeerConn read = read(EVERYTHING);

        assertThat(read)
                .isEqualTo(new PeerConn(
                        ID,
                        "initiator",
                        "active",
                        10,
                        "d",
                        "qpif-1",
                        "n",
                        "vpc-1",
                        "bj",
                        "vpc-2",
                        "gz",
                        "acc",
                        "Postpaid",
                        "close",
                        "2018-08-07 19:46:55",
                        "2019-08-07 19:46:55",
                        List.of(new Tag("k", "v")),
                        true));
        assertThat(read.role()).isEqualTo(PeerConnRole.INITIATOR);
        assertThat(read.status()).isEqualTo(PeerConnStatus.ACTIVE);
        assertThat(read.dnsStatus()).isEqualTo(DnsStatus.CLOSE);
        assertThat(read.paymentTiming()).isEqualTo(PaymentTiming.POSTPAID);
        assertThat(read.findTag("k")).contains("v");
        assertThat(read.findTag("other")).isEmpty();
    }

    @Test
    void rowHasNothingOfTheRowBefore() {
        // given
        PeerConn full = read(EVERYTHING);
        PeerConn bare = read("");
        answer(ok("""
                {"peerConns":[{"peerConnId":"%s",%s},{"peerConnId":"%s"}],"isTruncated":false}""".formatted(ID, EVERYTHING, ID)));

        // when
        List<PeerConn> rows = client.list(ListPeerConnsRequest.all()).peerConns();

        // then
        assertThat(full).as("every field is tried").hasNoNullFieldsOrProperties();
        assertThat(rows).containsExactly(full, bare);
    }

    @Test
    void absentIsNotZero() {
        PeerConn read = read("");

        assertThat(read)
                .isEqualTo(new PeerConn(
                        ID, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null));
        assertThat(read.status()).isEqualTo(PeerConnStatus.UNKNOWN);
        assertThat(read.findTag("k")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "\"bandwidthInMbps\":20 | 20",
                "\"bandwidthInMbps\":\"20\" | 20",
                "\"bandwidthInMbps\":\" 20 \" | 20",
                "\"bandwithInMbp\":20 | 20",
                "\"bandwithInMbp\":\"20\" | 20",
                "\"bandwithInMbp\":5,\"bandwidthInMbps\":20 | 20",
                "\"bandwidthInMbps\":20,\"bandwithInMbp\":5 | 20",
                "\"bandwidthInMbps\":null,\"bandwithInMbp\":5 | 5",
                "\"bandwidthInMbps\":0 | 0",
                "\"bandwidthInMbps\":\"\" | -",
                "\"bandwidthInMbps\":\"many\" | -",
                "\"bandwidthInMbps\":2.5 | -",
                "\"bandwidthInMbps\":99999999999 | -",
                "\"bandwidthInMbps\":{\"a\":1} | -",
                "\"bandwidthInMbps\":[1] | -",
                "\"bandwidthInMbps\":true | -"
            })
    void bandwidthIsReadWhateverItsSpelling(String json, Integer bandwidth) {
        assertThat(read(json).bandwidthInMbps()).isEqualTo(bandwidth);
    }

    @Test
    void unknownWordsAreKept() {
        PeerConn read = read(
                "\"status\":\"hibernating\",\"role\":\"witness\",\"dnsStatus\":\"odd\",\"paymentTiming\":\"Free\"");

        assertThat(read.status()).isEqualTo(PeerConnStatus.UNKNOWN);
        assertThat(read.statusAsString()).isEqualTo("hibernating");
        assertThat(read.role()).isEqualTo(PeerConnRole.UNKNOWN);
        assertThat(read.roleAsString()).isEqualTo("witness");
        assertThat(read.dnsStatus()).isEqualTo(DnsStatus.UNKNOWN);
        assertThat(read.dnsStatusAsString()).isEqualTo("odd");
        assertThat(read.paymentTiming()).isEqualTo(PaymentTiming.UNKNOWN);
        assertThat(read.paymentTimingAsString()).isEqualTo("Free");
    }

    @Test
    void knownWordsAreReadInAnyCase() {
        PeerConn read = read(
                "\"status\":\"ACTIVE\",\"role\":\"INITIATOR\",\"dnsStatus\":\"CLOSING\",\"paymentTiming\":\"prepaid\"");

        assertThat(read.status()).isEqualTo(PeerConnStatus.ACTIVE);
        assertThat(read.role()).isEqualTo(PeerConnRole.INITIATOR);
        assertThat(read.dnsStatus()).isEqualTo(DnsStatus.CLOSING);
        assertThat(read.paymentTiming()).isEqualTo(PaymentTiming.PREPAID);
    }

    @Test
    void unknownFieldsAreSkipped() {
        PeerConn read = read(
                "\"new\":{\"deep\":[{\"er\":[1,2,{}]}]},\"newer\":[[],[{}]],\"newest\":1.5e3,\"status\":\"active\"");

        assertThat(read.status()).isEqualTo(PeerConnStatus.ACTIVE);
    }

    @Test
    void nameIsReadAsAWhole() {
        PeerConn read = read("\"statusAsString\":1,\"Status\":2,\"statu\\u0073\":\"active\"");

        assertThat(read.statusAsString()).isEqualTo("active");
    }

    @Test
    void lastOfFieldsOfOneNameCounts() {
        PeerConn read = read("\"status\":\"active\",\"description\":\"a\",\"status\":\"down\",\"description\":null");

        assertThat(read.statusAsString()).isEqualTo("down");
        assertThat(read.description()).isNull();
    }

    @Test
    void halfACharacterIsKeptAsItCame() {
        assertThat(read("\"description\":\"x\\ud83d\"").description()).isEqualTo("x\ud83d");
    }

    @Test
    void valuesOfAnotherKindCountAsAbsentOrAsText() {
        PeerConn read = read(
                "\"description\":{\"a\":1},\"localIfName\":[\"x\"],\"localVpcId\":[{}],\"peerRegion\":{},\"peerAccountId\":42,"
                        + "\"tags\":{\"a\":1},\"deleteProtect\":\"TRUE\"");

        assertThat(read.description()).isNull();
        assertThat(read.localIfName()).isNull();
        assertThat(read.localVpcId()).isNull();
        assertThat(read.peerRegion()).isNull();
        assertThat(read.peerAccountId()).isEqualTo("42");
        assertThat(read.tags()).isNull();
        assertThat(read.deleteProtect()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'\"false\"', false", "1, ", "null, ", "{}, "})
    void protectionIsUnknownRatherThanOff(String json, Boolean expected) {
        assertThat(read("\"deleteProtect\":" + json).deleteProtect()).isEqualTo(expected);
    }

    @Test
    void emptyTimesAreAbsent() {
        assertThat(read("\"createdTime\":\"\",\"expiredTime\":\" \""))
                .returns(null, PeerConn::createdTime)
                .returns(null, PeerConn::expiredTime);
        assertThat(read("\"createdTime\":null,\"expiredTime\":null"))
                .returns(null, PeerConn::createdTime)
                .returns(null, PeerConn::expiredTime);
    }

    @Test
    void tagsThatAreNoneAreLeftOut() {
        assertThat(read("\"tags\":null").tags()).isNull();
        assertThat(read("\"tags\":[]").tags()).isEmpty();
        assertThat(
                        read("\"tags\":[null,1,\"x\",[],{\"tagValue\":\"v\"},{\"tagKey\":\"k\"},{\"tagKey\":\"l\",\"tagValue\":null,\"x\":{}}]")
                                .tags())
                .containsExactly(new Tag("k", ""), new Tag("l", ""));
    }

    @Test
    void rowIsCompletedOnlyWhereItShowsNothing() {
        // given
        PeerConn bare = read("");
        PeerConn full = read("\"tags\":[],\"deleteProtect\":false");
        List<Tag> tags = List.of(new Tag("team", "network"));

        // when
        PeerConn completed = bare.completedBy(tags, true);

        // then
        assertThat(completed.tags()).isEqualTo(tags);
        assertThat(completed.deleteProtect()).isTrue();
        assertThat(completed.completedBy(null, null)).isEqualTo(completed);
        assertThat(full.completedBy(tags, true)).as("no tags are known tags").isEqualTo(full);
        assertThat(bare.completedBy(null, null)).isEqualTo(bare);
    }

    @Test
    void equalNeighboursInAListStayThemselves() {
        answer(ok("""
                {"peerConns":[
                 {"peerConnId":"a","status":"active","localRegion":"bj","peerAccountId":null},
                 {"peerConnId":"b","status":"active","localRegion":"bd"},
                 {"peerConnId":"c","status":"creating","localRegion":"bj","peerAccountId":"x"},
                 {"peerConnId":"d","localRegion":""}],"isTruncated":false}"""));

        assertThat(client.list(ListPeerConnsRequest.all()).peerConns())
                .extracting(
                        PeerConn::peerConnId, PeerConn::statusAsString, PeerConn::localRegion, PeerConn::peerAccountId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", "active", "bj", null),
                        org.assertj.core.groups.Tuple.tuple("b", "active", "bd", null),
                        org.assertj.core.groups.Tuple.tuple("c", "creating", "bj", "x"),
                        org.assertj.core.groups.Tuple.tuple("d", null, "", null));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-08-07 19:46:55, false, 2018-08-07T11:46:55Z",
        "2018-08-07T19:46:55, false, 2018-08-07T11:46:55Z",
        "2017-09-20T03:11:10Z, true, 2017-09-20T03:11:10Z",
        "2017-09-20T03:11:10.5Z, true, 2017-09-20T03:11:10.500Z",
        "2017-09-20T03:11:10+08:00, true, 2017-09-19T19:11:10Z",
        "2017-09-20T03:11:10+0800, true, 2017-09-19T19:11:10Z",
        "2017-09-20 03:11:10 +08, true, 2017-09-19T19:11:10Z",
        "' 2017-09-20t03:11Z ', true, 2017-09-20T03:11:00Z"
    })
    void timesAreReadWithAndWithoutZone(String text, boolean hasZone, Instant inShanghai) {
        ProviderTime time = ProviderTime.find(text).orElseThrow();

        assertThat(time.hasZone()).isEqualTo(hasZone);
        assertThat(time.toInstant(ZoneId.of("Asia/Shanghai"))).isEqualTo(inShanghai);
    }

    @Test
    void timeWithoutZoneDependsOnTheZoneAssumed() {
        ProviderTime time = ProviderTime.find("2018-08-07 19:46:55").orElseThrow();

        assertThat(time.toInstant(ZoneOffset.UTC)).isEqualTo("2018-08-07T19:46:55Z");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "soon", "2018-08-07", "2018-13-07 19:46:55", "2018-08-07 19:46:55 CST", "1533642415"})
    void otherTimesAreNone(String text) {
        assertThat(ProviderTime.find(text)).isEmpty();
    }

    @Test
    void requestsThatCannotBeRightAreNotMade() {
        CreatePeerConnRequest.Builder create = CreatePeerConnRequest.builder()
                .localVpcId("vpc-1")
                .peerVpcId("vpc-2")
                .peerRegion("gz")
                .bandwidthInMbps(1);

        assertThat(create.build()).isNotNull();
        refuses("localVpcId", () -> CreatePeerConnRequest.builder().build());
        refuses("peerVpcId", () -> create.peerVpcId("vpc-1").build());
        refuses(
                "bandwidthInMbps",
                () -> create.peerVpcId("vpc-2").bandwidthInMbps(0).build());
        refuses("peerRegion", () -> create.bandwidthInMbps(1).peerRegion(" ").build());
        refuses("billing", () -> Billing.prepaid(10));
        refuses("billing", () -> new Billing(PaymentTiming.PREPAID, null));
        refuses("billing", () -> new Billing(PaymentTiming.POSTPAID, 1));
        refuses("billing", () -> new Billing(PaymentTiming.UNKNOWN, null));
        refuses("maxKeys", () -> ListPeerConnsRequest.all().withMaxKeys(0));
        refuses("maxKeys", () -> ListPeerConnsRequest.all().withMaxKeys(1001));
        refuses("vpcId", () -> ListPeerConnsRequest.ofVpc(" "));
        refuses("marker", () -> ListPeerConnsRequest.all().from(""));
        refuses("localIfId", () -> new UpdatePeerConnRequest("", "a", null));
        refuses("localIfName", () -> new UpdatePeerConnRequest("qpif-1", null, null));
        refuses("clientToken", () -> new ClientToken(""));
        refuses("clientToken", () -> new ClientToken("x".repeat(65)));
        refuses("clientToken", () -> new ClientToken("a b"));
        refuses("accessControlList", () -> new AccessControlList(null, List.of()));
        refuses("duration", () -> SessionTokenRequest.of(java.time.Duration.ofMillis(999)));
    }

    private static void refuses(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(field);
    }
}
