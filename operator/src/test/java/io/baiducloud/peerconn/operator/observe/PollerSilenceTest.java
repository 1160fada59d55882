package io.baiducloud.peerconn.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import io.baiducloud.peerconn.operator.fake.CloudFailures;
import io.baiducloud.peerconn.operator.fake.FakeCloud;
import io.baiducloud.peerconn.operator.fake.RecordingWaker;
import io.baiducloud.peerconn.operator.identity.CredentialFingerprint;
import io.baiducloud.peerconn.operator.throttle.GateSettings;
import io.baiducloud.peerconn.testkit.MutableClock;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What tells a poller that is stuck from a cloud that is away: the one wants a restart, the other nothing. */
class PollerSilenceTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final MutableClock clock = MutableClock.at("2026-01-01T00:00:00Z");
    private final FakeCloud cloud = new FakeCloud(clock);

    @Test
    void pollerThatWorksIsNeverSilent() {
        // given
        var registry = registry(Runnable::run);

        // when
        pass(registry, AN_HOUR);

        // then
        assertThat(silence(registry)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void deadEndpointIsNoSilence() {
        // given
        cloud.fail(call -> true, CloudFailures.unreachable());
        var registry = registry(Runnable::run);

        // when
        pass(registry, AN_HOUR);

        // then
        assertThat(cloud.calls(Operation.LIST_PEER_CONNS)).isNotEmpty();
        assertThat(silence(registry)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void listThatHangsIsSilence() {
        // given: a thread that takes the list and never comes back
        var registry = registry(list -> {});

        // when
        pass(registry, Duration.ofMinutes(10));

        // then
        assertThat(silence(registry)).isGreaterThan(Duration.ofMinutes(9));
    }

    @Test
    void pollerThatNobodyAsksIsSilence() {
        // given
        var registry = registry(Runnable::run);

        // when
        clock.advance(Duration.ofMinutes(10));

        // then
        assertThat(silence(registry)).isEqualTo(Duration.ofMinutes(10));
    }

    private CloudRegistry registry(Executor lists) {
        var registry = new CloudRegistry(
                CloudSettings.of(GateSettings.of(10, 10, 20), Duration.ofSeconds(60), Duration.ofMinutes(30)),
                cloud::client,
                CredentialFingerprint.ofThisProcess(),
                new CloudSurroundings(
                        clock, CloudFixture.STEADY, new RecordingWaker(), () -> true, lists, CloudListener.NONE));
        registry.view(CloudFixture.KEYS, "bj").watch(CloudFixture.ref("orders"), CloudFixture.interest("vpc-1"));
        return registry;
    }

    private void pass(CloudRegistry registry, Duration time) {
        var end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofSeconds(2));
            registry.tick(clock.instant());
        }
    }

    private static Duration silence(CloudRegistry registry) {
        return registry.readings().getFirst().pollerSilence();
    }
}
