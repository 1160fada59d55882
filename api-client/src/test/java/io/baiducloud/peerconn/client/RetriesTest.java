package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Repetitions on the wire. */
class RetriesTest extends WireTest {
    private final MutableClock clock = new MutableClock(NOW);
    private final List<AttemptObserver.Attempt> attempts = new ArrayList<>();

    private PeerConnClient retrying() {
        return builder()
                .clock(clock)
                .retryPolicy(RetryPolicy.backoff(3, Duration.ofMillis(1), Duration.ofMillis(2)))
                .observer(attempt -> {
                    attempts.add(attempt);
                    clock.advance(Duration.ofSeconds(5));
                })
                .build();
    }

    @Test
    void repetitionIsTheSameRequestSignedAnew() throws Exception {
        answer(error(500, "InternalError"));
        answer(error(429, "RequestLimitExceeded"));
        answer(ok());

        try (PeerConnClient client = retrying()) {
            client.resize(ID, 20, TOKEN);
        }

        RecordedRequest first = received();
        RecordedRequest second = received();
        RecordedRequest third = received();
        assertThat(List.of(second.getRequestLine(), third.getRequestLine())).containsOnly(first.getRequestLine());
        assertThat(List.of(second.getBody(), third.getBody())).containsOnly(first.getBody());
        assertThat(first.getHeaders().get("x-bce-date")).isEqualTo("2018-07-20T11:37:16Z");
        assertThat(second.getHeaders().get("x-bce-date")).isEqualTo("2018-07-20T11:37:21Z");
        assertThat(third.getHeaders().get("Authorization")).contains("/2018-07-20T11:37:26Z/1800/");
    }

    @Test
    void everyAttemptIsObserved() {
        answer(error(503, "ServiceUnavailable"));
        answer(ok("{\"peerConns\":[]}"));

        try (PeerConnClient client = retrying()) {
            client.list(ListPeerConnsRequest.all());
        }

        assertThat(attempts)
                .extracting(
                        AttemptObserver.Attempt::operation,
                        AttemptObserver.Attempt::httpStatus,
                        AttemptObserver.Attempt::code,
                        AttemptObserver.Attempt::requestId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Operation.LIST_PEER_CONNS, 503, "ServiceUnavailable", REQUEST_ID),
                        org.assertj.core.groups.Tuple.tuple(Operation.LIST_PEER_CONNS, 200, null, REQUEST_ID));
        assertThat(attempts)
                .allSatisfy(attempt -> assertThat(attempt.duration()).isPositive());
    }

    @Test
    void attemptWithoutAnswerIsObservedToo() {
        server.close();

        try (PeerConnClient client = builder().observer(attempts::add).build()) {
            assertThatExceptionOfType(BceException.Unavailable.class).isThrownBy(() -> client.delete(ID));
        }

        assertThat(attempts).singleElement().returns(0, AttemptObserver.Attempt::httpStatus);
    }

    @Test
    void observerThatFailsDoesNotFailTheCall() {
        answer(ok());

        try (PeerConnClient client = builder()
                .observer(attempt -> {
                    throw new IllegalStateException("metrics are down");
                })
                .build()) {
            assertThat(client.delete(ID, TOKEN).requestId()).isEqualTo(REQUEST_ID);
        }
    }

    @Test
    void backOffIsTheDefault() throws Exception {
        answer(error(503, "ServiceUnavailable"));
        answer(ok("{\"peerConns\":[]}"));

        try (PeerConnClient client = PeerConnClient.builder()
                .endpoint(server.url("/").toString())
                .credentials("ak", "sk")
                .build()) {
            assertThat(client.list(ListPeerConnsRequest.all()).peerConns()).isEmpty();
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }
}
