package io.baiducloud.peerconn.operator.failure;

import static io.baiducloud.peerconn.client.Operation.ACCEPT_PEER_CONN;
import static io.baiducloud.peerconn.client.Operation.CREATE_PEER_CONN;
import static io.baiducloud.peerconn.client.Operation.DELETE_PEER_CONN;
import static io.baiducloud.peerconn.client.Operation.GET_PEER_CONN;
import static io.baiducloud.peerconn.client.Operation.LIST_PEER_CONNS;
import static io.baiducloud.peerconn.client.Operation.OPEN_DNS_SYNC;
import static io.baiducloud.peerconn.client.Operation.RESIZE_PEER_CONN;
import static io.baiducloud.peerconn.operator.failure.Disposition.Kind.BACK_OFF;
import static io.baiducloud.peerconn.operator.failure.Disposition.Kind.LOOK_AGAIN;
import static io.baiducloud.peerconn.operator.failure.Disposition.Kind.THROTTLED;
import static io.baiducloud.peerconn.operator.failure.Disposition.Kind.WAIT_FOR_CREDENTIALS;
import static io.baiducloud.peerconn.operator.failure.Disposition.Kind.WAIT_FOR_SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.BceException.Failure;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.plan.Reason;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureClassifierTest {
    private static final String SECRET = "Secret network/account-a";
    private static final String ID = "c4abab14-5f00-4c3e-9d5f-0f9d1c1f7a11";

    private final FailureClassifier classifier = new FailureClassifier();

    record Row(
            String because,
            BceException failure,
            Disposition.Kind kind,
            Reason reason,
            boolean suspectsKey,
            String message) {
        @Override
        public String toString() {
            return because;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "an unknown key id is nothing that a retry could help",
                        new BceException.Unauthenticated("x", of(LIST_PEER_CONNS, 403, "InvalidAccessKeyId"), null),
                        WAIT_FOR_CREDENTIALS,
                        Reason.INVALID_ACCESS_KEY_ID,
                        true,
                        "The cloud does not know the access key id in Secret network/account-a: check its accessKeyId, and"
                                + " whether the access key was deleted or disabled."),
                new Row(
                        "a wrong secret key needs another Secret",
                        new BceException.Unauthenticated("x", of(LIST_PEER_CONNS, 400, "SignatureDoesNotMatch"), null),
                        WAIT_FOR_CREDENTIALS,
                        Reason.SIGNATURE_DOES_NOT_MATCH,
                        true,
                        "The cloud rejects the signature made with Secret network/account-a: check that its"
                                + " secretAccessKey belongs to its accessKeyId."),
                new Row(
                        "a wrong clock is no fault of the Secret, and mends itself",
                        new BceException.Unauthenticated("x", of(LIST_PEER_CONNS, 400, "RequestExpired"), null),
                        BACK_OFF,
                        Reason.SIGNATURE_DOES_NOT_MATCH,
                        true,
                        "The cloud says that our requests have expired: set the clock of the node that the operator runs on."),
                new Row(
                        "a session that has ended needs new keys",
                        new BceException.Unauthenticated("x", of(LIST_PEER_CONNS, 400, "InvalidSessionToken"), null),
                        WAIT_FOR_CREDENTIALS,
                        Reason.INVALID_ACCESS_KEY_ID,
                        true,
                        "The cloud rejects the session token in Secret network/account-a, which has probably expired:"
                                + " replace all three keys."),
                new Row(
                        "a denial concerns this call only: the key may be good for others",
                        new BceException.Forbidden(
                                "x", said(CREATE_PEER_CONN, 403, "AccessDenied", "Access denied."), null),
                        WAIT_FOR_CREDENTIALS,
                        Reason.NOT_ALLOWED,
                        false,
                        "The account of Secret network/account-a may not createPeerConn (AccessDenied: Access denied): give its"
                                + " user this permission."),
                new Row(
                        "an unverified account is told where to go",
                        new BceException.Forbidden("x", of(CREATE_PEER_CONN, 403, "QualifyNotPass"), null),
                        WAIT_FOR_CREDENTIALS,
                        Reason.NOT_ALLOWED,
                        false,
                        "The account of Secret network/account-a has not passed the provider's real-name verification: complete"
                                + " it in the provider's console."),
                new Row(
                        "a service that is not activated is told where to go",
                        new BceException.Forbidden("x", of(CREATE_PEER_CONN, 403, "OptInRequired"), null),
                        WAIT_FOR_CREDENTIALS,
                        Reason.NOT_ALLOWED,
                        false,
                        "The service is not activated for the account of Secret network/account-a: activate it in the provider's"
                                + " console."),
                new Row(
                        "a value that the cloud does not take stays wrong until the spec changes",
                        new BceException.InvalidRequest(
                                "x",
                                said(RESIZE_PEER_CONN, 400, "InappropriateJSON", "bandwidth must be 1 to 1000"),
                                null),
                        WAIT_FOR_SPEC,
                        Reason.BLOCKED,
                        false,
                        "The cloud refuses resizePeerConn (InappropriateJSON: bandwidth must be 1 to 1000): change the spec."),
                new Row(
                        "a call without values of the spec cannot be mended by the spec",
                        new BceException.InvalidRequest("x", of(OPEN_DNS_SYNC, 400, "InvalidHTTPRequest"), null),
                        BACK_OFF,
                        Reason.BLOCKED,
                        false,
                        "The cloud refuses openDnsSync (InvalidHTTPRequest); trying again."),
                new Row(
                        "a create without its VPC is a typo",
                        new BceException.NotFound("x", of(CREATE_PEER_CONN, 404, "NoSuchVpc"), null),
                        WAIT_FOR_SPEC,
                        Reason.BLOCKED,
                        false,
                        "The cloud does not find what the new connection needs (NoSuchVpc): check region, localVpcId, peerVpcId,"
                                + " peerRegion, peerAccountId and resourceGroupId."),
                new Row(
                        "a connection that is gone must be looked for, not called again",
                        new BceException.NotFound("x", of(ACCEPT_PEER_CONN, 404, "NoSuchObject"), null),
                        LOOK_AGAIN,
                        Reason.PENDING,
                        false,
                        "The cloud does not find the connection; looking again."),
                new Row(
                        "a state that does not allow it was seen too late",
                        new BceException.Conflict("x", of(DELETE_PEER_CONN, 409, "DeleteProtected"), null),
                        LOOK_AGAIN,
                        Reason.BLOCKED,
                        false,
                        "The state of the connection does not allow deletePeerConn (DeleteProtected); looking again."),
                new Row(
                        "an existing connection in the way of a create must be found",
                        new BceException.Conflict("x", of(CREATE_PEER_CONN, 409, "PeerConnAlreadyExist"), null),
                        LOOK_AGAIN,
                        Reason.BLOCKED,
                        false,
                        "Something is in the way of a new connection (PeerConnAlreadyExist); there can be one at most between two"
                                + " VPCs, so looking for it."),
                new Row(
                        "a used client token says that an earlier request was perhaps carried out",
                        new BceException.Conflict("x", of(CREATE_PEER_CONN, 403, "IdempotentParameterMismatch"), null),
                        LOOK_AGAIN,
                        Reason.PENDING,
                        false,
                        "An earlier request was perhaps carried out; looking for what it made."),
                new Row(
                        "a quota is freed by people, perhaps elsewhere: try rarely, but try",
                        new BceException.QuotaExceeded("x", of(CREATE_PEER_CONN, 400, "QuotaExceeded"), null),
                        BACK_OFF,
                        Reason.QUOTA_EXCEEDED,
                        false,
                        "A quota of the account is used up (QuotaExceeded): release connections that are not needed, or ask the"
                                + " provider to raise the quota."),
                new Row(
                        "throttling is no fault of the object",
                        new BceException.Throttled("x", of(GET_PEER_CONN, 429, null), null),
                        THROTTLED,
                        Reason.UNOBSERVED,
                        false,
                        "The cloud throttles the account; waiting."),
                new Row(
                        "an unreachable service was not seen",
                        new BceException.Unavailable(
                                "listPeerConns: the request could not be sent: bcc.xx.baidubce.com: Name or service not known"
                                        + " [no answer]",
                                of(LIST_PEER_CONNS, 0, null),
                                null),
                        BACK_OFF,
                        Reason.UNOBSERVED,
                        false,
                        "The cloud cannot be reached (the request could not be sent: bcc.xx.baidubce.com: Name or service not"
                                + " known); trying again."),
                new Row(
                        "a service in trouble mends itself",
                        new BceException.Unavailable("x", of(GET_PEER_CONN, 502, null), null),
                        BACK_OFF,
                        Reason.UNOBSERVED,
                        false,
                        "The cloud failed at getPeerConn with HTTP status 502; trying again."),
                new Row(
                        "a mutation that never left is simply still to be done",
                        new BceException.Unavailable("x", of(RESIZE_PEER_CONN, 0, null), null),
                        BACK_OFF,
                        Reason.PENDING,
                        false,
                        "The cloud cannot be reached (x); trying again."),
                new Row(
                        "an unknown outcome is looked at before it is repeated",
                        new BceException.OutcomeUnknown("x", of(CREATE_PEER_CONN, 500, "InternalError"), null),
                        LOOK_AGAIN,
                        Reason.PENDING,
                        false,
                        "It is not known whether createPeerConn was carried out; looking before asking again."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void classifies(Row row) {
        // when
        var disposition = classifier.classify(row.failure(), SECRET);

        // then
        assertThat(disposition.kind()).as(row.because()).isEqualTo(row.kind());
        assertThat(disposition.reason()).as(row.because()).isEqualTo(row.reason());
        assertThat(disposition.suspectsKey()).as(row.because()).isEqualTo(row.suspectsKey());
        assertThat(disposition.message()).as(row.because()).isEqualTo(row.message());
    }

    @Test
    void keepsHowLongToWaitAndWhetherItWasPerhapsDone() {
        // given
        var failure = new Failure(CREATE_PEER_CONN, 503, null, null, null, Duration.ofSeconds(7), true);

        // when
        var disposition = classifier.classify(new BceException.Throttled("x", failure, null), SECRET);

        // then
        assertThat(disposition.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(disposition.perhapsExecuted()).isTrue();
    }

    @Test
    void takesATokenMismatchForPerhapsDoneWhateverTheClientSays() {
        // given
        var failure = of(CREATE_PEER_CONN, 403, "IdempotentParameterMismatch");

        // when
        var disposition = classifier.classify(new BceException.Conflict("x", failure, null), SECRET);

        // then
        assertThat(disposition.perhapsExecuted()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("changingSentences")
    void saysTheSameWhateverChangesFromOneAnswerToTheNext(String one, String other) {
        // when
        var first = message(one);
        var second = message(other);

        // then
        assertThat(first).isEqualTo(second).doesNotContain(ID);
    }

    static Stream<Arguments> changingSentences() {
        return Stream.of(
                pair("refused, request " + ID, "refused, request 11111111-2222-3333-4444-555555555555"),
                pair("until 2026-01-01T00:00:00Z only", "until 2027-02-03T04:05:06Z only"),
                pair("until 2026-01-01 00:00:00 only", "until 2027-02-03 04:05:06 only"),
                pair("at Thu, 01 Jan 2026 00:00:00 GMT", "at Fri, 02 Jan 2026 00:00:00 GMT"),
                pair("order 17543219876543", "order 17543219876544"),
                pair("trace 0af7651916cd43dd8448eb211c80319c", "trace b7ad6b7169203331b7ad6b7169203331"),
                pair("bad\nvalue\t!", "bad value !"));
    }

    private static Arguments pair(String one, String other) {
        return Arguments.of(one, other);
    }

    @Test
    void cutsWhatIsTooLongForACondition() {
        // when / then
        assertThat(message("bad value ".repeat(1000))).hasSizeLessThan(300);
    }

    private String message(String sentence) {
        var failure = said(CREATE_PEER_CONN, 400, "Odd", sentence);
        return classifier
                .classify(new BceException.InvalidRequest("x", failure, null), SECRET)
                .message();
    }

    private static Failure of(Operation operation, int status, String code) {
        return new Failure(operation, status, code, null, ID, null, false);
    }

    private static Failure said(Operation operation, int status, String code, String message) {
        return new Failure(operation, status, code, message, ID, null, false);
    }
}
