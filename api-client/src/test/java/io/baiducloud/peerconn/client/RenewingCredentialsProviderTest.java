package io.baiducloud.peerconn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When a session is renewed, on a clock that the test turns. */
class RenewingCredentialsProviderTest {
    private static final Instant START = Instant.parse("2018-07-20T00:00:00Z");

    private final MutableClock clock = new MutableClock(START);
    private final AtomicInteger opened = new AtomicInteger();
    private Duration lifetime = Duration.ofHours(1);
    private RuntimeException failure;

    private final RenewingCredentialsProvider provider =
            RenewingCredentialsProvider.of(this::open, Duration.ofMinutes(5), clock);

    private SessionCredentials open() {
        if (failure != null) {
            throw failure;
        }
        int number = opened.incrementAndGet();
        return new SessionCredentials(
                new BceCredentials("ak" + number, "sk", "token"),
                clock.instant().plus(lifetime),
                null,
                null,
                null);
    }

    @Test
    void nothingIsOpenedBeforeItIsNeeded() {
        assertThat(opened).hasValue(0);
    }

    @Test
    void sessionServesUntilShortlyBeforeItsEnd() {
        provider.credentials();
        clock.advance(Duration.ofMinutes(55).minusNanos(1));

        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak1");
    }

    @Test
    void sessionIsRenewedShortlyBeforeItsEnd() {
        provider.credentials();
        clock.advance(Duration.ofMinutes(55));

        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak2");
        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak2");
    }

    @Test
    void shortSessionIsRenewedInItsLastQuarter() {
        lifetime = Duration.ofMinutes(4);
        provider.credentials();
        clock.advance(Duration.ofMinutes(3).minusNanos(1));
        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak1");

        clock.advance(Duration.ofNanos(1));

        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak2");
    }

    @Test
    void failedRenewalIsTriedAgainLaterWhileTheOldSessionServes() {
        provider.credentials();
        clock.advance(Duration.ofMinutes(55));
        failure = new IllegalStateException("no answer");
        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak1");

        failure = null;
        clock.advance(Duration.ofSeconds(30).minusNanos(1));
        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak1");
        clock.advance(Duration.ofNanos(1));
        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak2");
    }

    @Test
    void failureEndsTheCallWhenNothingValidIsLeft() {
        provider.credentials();
        clock.advance(Duration.ofHours(1));
        failure = new IllegalStateException("no answer");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(provider::credentials);

        failure = null;
        assertThat(provider.credentials().accessKeyId()).isEqualTo("ak2");
    }

    @Test
    void firstFailureEndsTheCall() {
        failure = new IllegalStateException("no answer");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(provider::credentials);
    }

    @Test
    void othersGoOnWithTheOldSessionWhileOneRenews() throws Exception {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        RenewingCredentialsProvider slow = RenewingCredentialsProvider.of(
                () -> {
                    if (opened.get() > 0) {
                        renewing.countDown();
                        await(mayEnd);
                    }
                    return open();
                },
                Duration.ofMinutes(5),
                clock);
        slow.credentials();
        clock.advance(Duration.ofMinutes(56));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<BceCredentials> renewed = threads.submit(slow::credentials);
            await(renewing);
            String other = slow.credentials().accessKeyId();
            mayEnd.countDown();

            assertThat(other).isEqualTo("ak1");
            assertThat(renewed.get(30, TimeUnit.SECONDS).accessKeyId()).isEqualTo("ak2");
        }
        assertThat(opened).hasValue(2);
    }

    @Test
    void thoseWhoWaitForARenewalShareItsFailure() throws Exception {
        CountDownLatch mayFail = new CountDownLatch(1);
        List<Thread> waiting = new CopyOnWriteArrayList<>();
        RenewingCredentialsProvider slow = RenewingCredentialsProvider.of(
                () -> {
                    opened.incrementAndGet();
                    await(mayFail);
                    throw new IllegalStateException("no answer");
                },
                Duration.ofMinutes(5),
                clock);

        List<Future<BceCredentials>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> {
                    waiting.add(Thread.currentThread());
                    return slow.credentials();
                }));
            }
            Awaitility.await()
                    .until(() -> waiting.size() == 8
                            && waiting.stream()
                                    .allMatch(thread -> thread.getState() == Thread.State.WAITING
                                            || thread.getState() == Thread.State.TIMED_WAITING));
            mayFail.countDown();
        }

        assertThat(opened).as("not one after the other").hasValue(1);
        assertThat(calls).allSatisfy(call -> assertThat(call.exceptionNow()).hasMessage("no answer"));
        assertThatExceptionOfType(IllegalStateException.class)
                .as("the next call tries again")
                .isThrownBy(slow::credentials);
        assertThat(opened).hasValue(2);
    }

    @Test
    void manyThreadsOpenOneSession() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 200; i++) {
                threads.execute(provider::credentials);
            }
        }

        assertThat(opened).hasValue(1);
    }

    @Test
    void needsTimeToRenew() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewingCredentialsProvider.of(this::open, Duration.ZERO, clock))
                .withMessageContaining("renewBefore");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing happened");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
