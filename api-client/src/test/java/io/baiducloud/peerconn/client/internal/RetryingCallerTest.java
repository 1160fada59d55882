package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baiducloud.peerconn.client.BceException;
import io.baiducloud.peerconn.client.BceException.Failure;
import io.baiducloud.peerconn.client.ClientToken;
import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.client.RetryPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a call is repeated, and how long is waited before. Nothing here waits for real. */
class RetryingCallerTest {
    private static final RetryPolicy POLICY = RetryPolicy.backoff(4, Duration.ofMillis(300), Duration.ofSeconds(1));
    private static final WireRequest READ = WireRequest.of(Operation.LIST_PEER_CONNS, "GET", "/");
    private static final WireRequest WITH_TOKEN =
            WireRequest.of(Operation.CREATE_PEER_CONN, "POST", "/").with(new ClientToken("t"));
    private static final WireRequest WITHOUT_TOKEN = WireRequest.of(Operation.CREATE_PEER_CONN, "POST", "/");

    private final List<Duration> slept = new ArrayList<>();
    private final Deque<BceException> failures = new ArrayDeque<>();
    private int attempts;

    private RetryingCaller caller(RetryPolicy policy, double random) {
        return new RetryingCaller(policy, slept::add, () -> random);
    }

    /** An attempt that fails as often as there are failures. */
    private String attempt() {
        attempts++;
        if (!failures.isEmpty()) {
            throw failures.poll();
        }
        return "done";
    }

    private void fails(WireRequest request, FailureKind... kinds) {
        for (FailureKind kind : kinds) {
            failures.add(failure(request, kind, null));
        }
    }

    private static BceException failure(WireRequest request, FailureKind kind, @Nullable Duration retryAfter) {
        boolean perhaps = kind == FailureKind.OUTCOME_UNKNOWN;
        return kind.exception(
                "x", new Failure(request.operation(), 500, "Code", "said", "req", retryAfter, perhaps), null);
    }

    @Test
    void delaysDoubleUpToTheLongest() {
        fails(READ, FailureKind.UNAVAILABLE, FailureKind.THROTTLED, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE);

        String answer = caller(POLICY, 0).call(READ, this::attempt);

        assertThat(answer).isEqualTo("done");
        assertThat(slept)
                .containsExactly(
                        Duration.ofMillis(300), Duration.ofMillis(600), Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void delaysAreSpreadByUpToHalf() {
        fails(READ, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE);

        caller(POLICY, 1).call(READ, this::attempt);

        assertThat(slept).containsExactly(Duration.ofMillis(150), Duration.ofMillis(300));
    }

    @Test
    void givesUpAfterTheLastRepetition() {
        fails(READ, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE);
        BceException last = failure(READ, FailureKind.UNAVAILABLE, null);
        failures.add(last);

        assertThatThrownBy(() -> caller(POLICY, 0).call(READ, this::attempt)).isSameAs(last);
        assertThat(attempts).isEqualTo(5);
    }

    @Test
    void noneMeansOneAttempt() {
        fails(READ, FailureKind.UNAVAILABLE);

        assertThatThrownBy(() -> caller(RetryPolicy.none(), 0).call(READ, this::attempt))
                .isInstanceOf(BceException.Unavailable.class);
        assertThat(attempts).isEqualTo(1);
        assertThat(slept).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNAVAILABLE", "THROTTLED", "OUTCOME_UNKNOWN"},
            mode = EnumSource.Mode.EXCLUDE)
    void definiteRefusalIsNotRepeated(FailureKind kind) {
        fails(WITH_TOKEN, kind);

        assertThatThrownBy(() -> caller(POLICY, 0).call(WITH_TOKEN, this::attempt))
                .isInstanceOf(BceException.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void unknownOutcomeIsRepeatedUnderItsClientToken() {
        fails(WITH_TOKEN, FailureKind.OUTCOME_UNKNOWN);

        assertThat(caller(POLICY, 0).call(WITH_TOKEN, this::attempt)).isEqualTo("done");
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void unknownOutcomeWithoutClientTokenIsNeverRepeated() {
        fails(WITHOUT_TOKEN, FailureKind.OUTCOME_UNKNOWN);

        assertThatThrownBy(() -> caller(POLICY, 0).call(WITHOUT_TOKEN, this::attempt))
                .isInstanceOf(BceException.OutcomeUnknown.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void renewalOfUnknownOutcomeIsNeverRepeated() {
        WireRequest renewal =
                WireRequest.of(Operation.RENEW_PEER_CONN, "PUT", "/").with(new ClientToken("t"));
        fails(renewal, FailureKind.OUTCOME_UNKNOWN);

        assertThatThrownBy(() -> caller(POLICY, 0).call(renewal, this::attempt))
                .isInstanceOf(BceException.OutcomeUnknown.class);
        assertThat(attempts)
                .as("a cloud that ignores the token would bill twice")
                .isEqualTo(1);
    }

    @Test
    void mutationWithoutClientTokenThatWasNotSentIsRepeated() {
        fails(WITHOUT_TOKEN, FailureKind.UNAVAILABLE);

        assertThat(caller(POLICY, 0).call(WITHOUT_TOKEN, this::attempt)).isEqualTo("done");
    }

    @Test
    void providerIsNotAskedEarlierThanItWants() {
        failures.add(failure(READ, FailureKind.THROTTLED, Duration.ofMillis(700)));
        failures.add(failure(READ, FailureKind.THROTTLED, Duration.ofMillis(1)));

        caller(POLICY, 0).call(READ, this::attempt);

        assertThat(slept).containsExactly(Duration.ofMillis(700), Duration.ofMillis(600));
    }

    @Test
    void providerMayAskForTheLongestDelay() {
        failures.add(failure(READ, FailureKind.THROTTLED, POLICY.maxDelay()));
        failures.add(failure(READ, FailureKind.THROTTLED, POLICY.maxDelay().plusNanos(1)));

        assertThatThrownBy(() -> caller(POLICY, 0).call(READ, this::attempt))
                .isInstanceOf(BceException.Throttled.class);
        assertThat(slept).containsExactly(POLICY.maxDelay());
    }

    @Test
    void providerThatWantsToBeLeftAloneForLongEndsTheCall() {
        failures.add(failure(READ, FailureKind.THROTTLED, Duration.ofMinutes(10)));

        assertThatThrownBy(() -> caller(POLICY, 0).call(READ, this::attempt))
                .isInstanceOf(BceException.Throttled.class);
        assertThat(slept).isEmpty();
    }

    @Test
    void refusalAfterAnUnknownOutcomeStillSaysPerhapsExecuted() {
        fails(WITH_TOKEN, FailureKind.OUTCOME_UNKNOWN, FailureKind.CONFLICT);

        BceException e =
                catchThrowableOfType(BceException.class, () -> caller(POLICY, 0).call(WITH_TOKEN, this::attempt));

        assertThat(e).isInstanceOf(BceException.Conflict.class);
        assertThat(e.perhapsExecuted()).isTrue();
        assertThat(e.failure())
                .isEqualTo(new Failure(Operation.CREATE_PEER_CONN, 500, "Code", "said", "req", null, true));
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNAVAILABLE", "THROTTLED"})
    void goingNowhereAfterAnUnknownOutcomeStaysUnknown(FailureKind kind) {
        fails(WITH_TOKEN, FailureKind.OUTCOME_UNKNOWN, kind);

        BceException e = catchThrowableOfType(
                BceException.class,
                () -> caller(RetryPolicy.backoff(1, Duration.ofMillis(1), Duration.ofSeconds(1)), 0)
                        .call(WITH_TOKEN, this::attempt));

        assertThat(e).isInstanceOf(BceException.OutcomeUnknown.class).hasMessageContaining("earlier attempt");
        assertThat(e.perhapsExecuted()).isTrue();
    }

    @Test
    void failureOfAnotherOperationIsNotRepeatedHere() {
        failures.add(failure(WireRequest.of(Operation.GET_SESSION_TOKEN, "POST", "/"), FailureKind.UNAVAILABLE, null));

        assertThatThrownBy(() -> caller(POLICY, 0).call(READ, this::attempt))
                .isInstanceOf(BceException.Unavailable.class);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void interruptEndsTheWaiting() {
        fails(READ, FailureKind.UNAVAILABLE, FailureKind.UNAVAILABLE);
        RetryingCaller caller = new RetryingCaller(
                POLICY,
                delay -> {
                    throw new InterruptedException();
                },
                () -> 0);

        assertThatThrownBy(() -> caller.call(READ, this::attempt)).isInstanceOf(BceException.Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void interruptedThreadDoesNotStartToWait() {
        fails(READ, FailureKind.UNAVAILABLE);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> caller(POLICY, 0).call(READ, this::attempt))
                .isInstanceOf(BceException.Unavailable.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(slept).isEmpty();
    }
}
