package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.BceException.Failure;
import io.baiducloud.peerconn.client.Operation;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a failure, and what is known of it. */
class FailuresTest {
    private static final Operation MUTATION = Operation.RESIZE_PEER_CONN;
    private static final Operation READ = Operation.LIST_PEER_CONNS;

    @Test
    void refusalSaysEverything() {
        BceException e = Failures.ofError(
                MUTATION,
                409,
                new ServiceError("InvalidState", "not now", "body"),
                "r1",
                Duration.ofSeconds(3),
                "wait");

        assertThat(e)
                .isInstanceOf(BceException.Conflict.class)
                .hasMessage("resizePeerConn: not now (wait) [HTTP 409, code InvalidState, request id r1]")
                .hasNoCause();
        assertThat(e.failure())
                .isEqualTo(new Failure(MUTATION, 409, "InvalidState", "not now", "r1", Duration.ofSeconds(3), false));
    }

    @Test
    void refusalWithoutWordsSaysSo() {
        assertThat(Failures.ofError(READ, 404, new ServiceError(null, null, null), null, null, null))
                .isInstanceOf(BceException.NotFound.class)
                .hasMessage("listPeerConns: the answer has no message [HTTP 404]");
    }

    @Test
    void brokenConnectionSaysWhetherTheRequestHadLeft() {
        IOException cause = new IOException("reset");

        assertThat(Failures.ofNetwork(MUTATION, 0, false, null, cause))
                .isInstanceOf(BceException.Unavailable.class)
                .hasMessage("resizePeerConn: the request could not be sent: reset [no answer]")
                .hasCause(cause)
                .returns(false, BceException::perhapsExecuted);
        assertThat(Failures.ofNetwork(MUTATION, 200, true, "r1", cause))
                .isInstanceOf(BceException.OutcomeUnknown.class)
                .hasMessage("resizePeerConn: the answer did not arrive: reset [HTTP 200, request id r1]")
                .returns(true, BceException::perhapsExecuted);
        assertThat(Failures.ofNetwork(READ, 0, true, null, cause))
                .isInstanceOf(BceException.Unavailable.class)
                .returns(false, BceException::perhapsExecuted);
    }

    @Test
    void answerThatCannotBeReadLeavesAMutationOpen() {
        assertThat(Failures.ofUnreadable(MUTATION, 200, "r1", "is empty"))
                .isInstanceOf(BceException.OutcomeUnknown.class)
                .hasMessage("resizePeerConn: the answer is empty [HTTP 200, request id r1]")
                .returns(true, BceException::perhapsExecuted);
        assertThat(Failures.ofUnreadable(READ, 200, null, "is empty"))
                .isInstanceOf(BceException.Unavailable.class)
                .returns(false, BceException::perhapsExecuted);
    }

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void failureAfterAnUnknownOutcomeIsPerhapsExecuted(FailureKind kind) {
        BceException last = kind.exception(
                "m",
                new Failure(MUTATION, 400, "c", "words", "r1", Duration.ofSeconds(1), false),
                new IOException("x"));

        BceException e = Failures.afterUnknownOutcome(last);

        FailureKind expected =
                switch (kind) {
                    // neither says anything about the attempt before
                    case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> FailureKind.OUTCOME_UNKNOWN;
                    case INVALID_REQUEST, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT, QUOTA_EXCEEDED -> kind;
                };
        assertThat(FailureKind.of(e)).isEqualTo(expected);
        assertThat(e)
                .hasCause(last)
                .hasMessage("resizePeerConn: words (an earlier attempt was perhaps executed)"
                        + " [HTTP 400, code c, request id r1]");
        assertThat(e.failure()).isEqualTo(new Failure(MUTATION, 400, "c", "words", "r1", Duration.ofSeconds(1), true));
    }

    @Test
    void failureWithoutWordsAfterAnUnknownOutcomeHasSome() {
        BceException last =
                new BceException.Unavailable("m", new Failure(MUTATION, 0, null, null, null, null, false), null);

        assertThat(Failures.afterUnknownOutcome(last))
                .hasMessage(
                        "resizePeerConn: the last attempt failed (an earlier attempt was perhaps executed) [no answer]");
    }
}
